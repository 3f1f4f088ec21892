import type { VNode } from 'preact';
import type { InspectionPart, InspectionView } from '../../../contracts/views/inspection';
import { Due } from '../../components/due';
import { shortMoment } from '../../format';
import { CommandForm, type FormPlace } from '../../forms/command-form';
import { typedIn } from '../../forms/typed';
import { EntryItem } from './item';
import { officersShown, Team } from './team';

interface Props {
  readonly view: InspectionView;
  readonly part: InspectionPart;
  readonly place: FormPlace;
}

/** `?fill=1`: every item not yet touched is filled with 未发现问题; then only the exceptions are typed. */
const isFilled = (path: string): boolean => new URLSearchParams(path.split('?')[1] ?? '').get('fill') === '1';

/** The code that says nothing was found. */
const cleanCode = ({ codes }: InspectionView): string => codes.find(({ needsProblem }) => !needsProblem)?.code ?? '';

/** 录入: every item of the own department once, each with a code; two officers answer for it (V1, V2). */
export function EntryForm({ view, part, place }: Props): VNode {
  const typed = typedIn(place.context, 'enterResults');
  const clean = cleanCode(view);
  const refusedItem = typed.again ? String(place.context.refused?.problem.facts['item'] ?? '') : '';
  return (
    <CommandForm command="enterResults" place={place} class="stack">
      <Returned part={part} view={view} />
      <div class="pane">
        <Team
          legend="本部门检查人员"
          officers={officersShown(part.officers)}
          chosen={typed.many(
            'officers',
            part.officers.map(({ id }) => id),
          )}
        />
        <p class="hint">谁检查、谁录入、谁负责。须有2名以上。</p>
      </div>
      <p>
        <a class="btn wide" href="?fill=1" data-fill={clean}>
          没填的项：全选未发现问题
        </a>
      </p>
      <p class="hint">先点这里，再改有问题的项。只填没动过的，可以再改。</p>
      {part.items.map((item, index) => (
        <EntryItem
          key={item.item}
          item={item}
          index={index}
          codes={view.codes}
          typed={typed}
          filled={isFilled(place.context.path) ? clean : ''}
          error={item.item === refusedItem ? (place.context.refused?.problem.title ?? null) : null}
        />
      ))}
    </CommandForm>
  );
}

/** What the reviewer wants mended, and until when. */
const Returned = ({ part, view }: { readonly part: InspectionPart; readonly view: InspectionView }): VNode | null =>
  part.review?.outcome === 'returned' || part.due ? (
    <div class={part.review?.outcome === 'returned' ? 'band band-warn' : 'band'}>
      {part.review?.outcome === 'returned' ? (
        <p>
          <b>
            {part.review.by} {shortMoment(part.review.at, view.asOf)}退回：
          </b>
          {part.review.opinion}
        </p>
      ) : null}
      {part.due ? (
        <p>
          录入限期 <Due due={part.due} asOf={view.asOf} />
        </p>
      ) : null}
    </div>
  ) : null;
