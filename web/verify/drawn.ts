import type { BundleFields } from '../../domain/draw/bundle/run';
import { num } from '../format';
import { one } from '../islands/dom';
import { element, fill } from './dom';

/** The commitments that were drawn, to be searched by a firm that knows its own. */
export interface Drawn {
  show(fields: BundleFields | null): void;
  /** One sentence; null where no draw has been checked. */
  find(c: string): string | null;
}

export const drawnOf = (): Drawn => {
  let fields: BundleFields | null = null;
  return {
    show(next) {
      fields = next;
      const section = one(document, '#drawn');
      if (section === null) return;
      section.hidden = next === null;
      fill(section, '[data-said]');
      fill(section, '[data-count]', num(next?.initial.length ?? 0));
      fill(section, '[data-list]', ...(next?.final ?? []).map(({ c }) => element('li', '', c ?? '空缺')));
    },
    find: (c) => (fields === null ? null : placeOf(fields, c)),
  };
};

const placeOf = ({ initial, final }: BundleFields, c: string): string => {
  const last = final.findIndex((position) => position.c === c);
  const position = final[last];
  if (position !== undefined) return `抽中，第${num(last + 1)}位，第${num(position.batch + 1)}批。`;
  const first = initial.findIndex((drawn) => drawn.c === c);
  return first === -1 ? '没有抽中。' : `原先抽中第${num(first + 1)}位，后来被替换。`;
};
