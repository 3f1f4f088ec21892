import { tellFault } from '../../contracts/draw-checks';
import type { Result } from '../../domain/kernel/result';
import { num } from '../format';
import { one } from '../islands/dom';
import type { Proved } from './answer';
import { fill } from './dom';
import { valuesOf } from './show';

/** Says 在名录 or 不在 of a firm's proof (在库证明), and whether it was drawn in the draw that was checked before. */
export const showProved = (proved: Result<Proved>, find: (c: string) => string | null): void => {
  const said = proved.ok ? sentence(proved.value, find) : `不在名录里，或者证明有误：${tellFault(proved.refusal)}。`;
  fill(document, '#firm [data-said]', said);
  fill(document, '#firm [data-values]', ...(proved.ok ? [valuesOf(shown(proved.value))] : []));
  one(document, '#firm')?.scrollIntoView();
};

const sentence = ({ unit, commitment, against, team }: Proved, find: (c: string) => string | null): string =>
  against === 'published'
    ? `在名录里：${unit.uid}。${find(commitment) ?? ''}${team ? teamSentence(team) : ''}`
    : '证明自身完整，但没有名录根可以对照：请填公布的名录根，或先核验那次抽取，再选一次证明。';

const teamSentence = ({ position, officers }: NonNullable<Proved['team']>): string =>
  `检查组${officers.length}人：${officers.join('、')}。检查组的哈希须与公示材料里teams的第${num(position + 1)}项一致。`;

const shown = ({ unit, commitment, poolRoot, team }: Proved) => ({
  commitment,
  stratum: unit.stratum,
  w: unit.w,
  pool_root: poolRoot,
  ...(team ? { team: team.hash } : {}),
});
