import { drawnOf } from './drawn';
import type { GroupCounts } from './drawn';
import type { SchemeFacts } from './facts';
import type { Finding } from './finding';
import { must, warn } from './finding';
import type { Ratio } from './ratio';
import { compareRatio, isRatio, percent } from './ratio';
import type { Scheme } from './scheme';

const ALL: Ratio = { num: 1, den: 1 };
/** From here on a ratio counts as high (P3): every second target is visited anyway. */
const HIGH: Ratio = { num: 1, den: 2 };

/** The scheme's ratio (drawn ÷ pool) as far as it can be told: exact when the pool is counted, else as written. */
interface Drawn {
  readonly ratio: Ratio;
  readonly text: string;
  /** Both groups, when both are counted. */
  readonly groups: { readonly drawn: GroupCounts; readonly pool: GroupCounts } | null;
}

/** P2, P3, P6: how many are drawn. One set of targets a task, so that an item's ratio is drawn ÷ pool. */
export function checkRatios(scheme: Scheme, facts: Pick<SchemeFacts, 'items' | 'poolSize' | 'raisedSize'>): Finding[] {
  if ((scheme.ratio === null) === (scheme.count === null)) return []; // the form's own finding says so
  if ([scheme.ratio, scheme.raised?.ratio].some((ratio) => ratio && !isRatio(ratio))) return badRaised(scheme);
  if (facts.poolSize === 0) return [must('P5', 'scope', '对象范围内没有对象，名录0户。')];
  const drawn = drawnRatio(scheme, facts);
  if (!drawn)
    return [
      warn('P2', 'count', `名录户数还没有统计，抽查${scheme.count ?? 0}户的比例待核。`),
      ...checkRaised(scheme, null),
    ];
  return [
    ...checkCeilings(scheme, facts, drawn),
    ...checkBatches(scheme, drawn),
    ...checkRaised(scheme, drawn),
    ...checkCount(scheme, facts),
  ];
}

const badRaised = ({ raised }: Scheme): Finding[] =>
  raised && !isRatio(raised.ratio)
    ? [must('P6', 'raised', `提高的比例${raised.ratio.num}/${raised.ratio.den}不对，须大于0、不超过100%。`)]
    : [];

function drawnRatio(
  scheme: Scheme,
  { poolSize, raisedSize }: Pick<SchemeFacts, 'poolSize' | 'raisedSize'>,
): Drawn | null {
  if (poolSize === null) {
    if (!scheme.ratio) return null;
    return { ratio: scheme.ratio, text: percent(scheme.ratio), groups: null };
  }
  const counted = scheme.raised === null ? 0 : (raisedSize ?? null);
  const pool = { base: poolSize - (counted ?? 0), raised: counted ?? 0 };
  const drawn = drawnOf(scheme, pool);
  const ratio = { num: drawn.base + drawn.raised, den: poolSize };
  return {
    ratio,
    text: `${percent(ratio)}（${ratio.num}/${ratio.den}）`,
    groups: counted === null ? null : { drawn, pool },
  };
}

/** P2: a general item stays below 100 %, and below the ceiling that the list gives it. A key item has no ceiling. */
function checkCeilings(scheme: Scheme, { items }: Pick<SchemeFacts, 'items'>, { ratio, text }: Drawn): Finding[] {
  return scheme.items.flatMap((item) => {
    const fact = items.find((known) => known.item === item.item && known.version === item.version);
    if ((fact?.kind ?? item.kind) === 'key') return [];
    if (compareRatio(ratio, ALL) >= 0) {
      return [must('P2', 'ratio', `『${item.name}』比例为${text}。一般检查事项须低于100%（P2）。请改比例。`)];
    }
    if (fact?.ceiling && compareRatio(ratio, fact.ceiling) > 0) {
      return [must('P2', 'ratio', `『${item.name}』比例为${text}，清单规定的上限为${percent(fact.ceiling)}（P2）。`)];
    }
    return [];
  });
}

/** P3: where most are visited anyway, chance decides the order of batches, and there must be an order to decide. */
function checkBatches({ batches }: Scheme, { ratio, text, groups }: Drawn): Finding[] {
  const drawn = groups ? groups.drawn.base + groups.drawn.raised : null;
  if (compareRatio(ratio, HIGH) >= 0 && batches < 2) {
    return [
      must(
        'P3',
        'batches',
        `比例为${text}，达到${percent(HIGH)}。比例高的，随机确定批次顺序（P3），至少分两批，现为${batches}批。`,
      ),
    ];
  }
  if (drawn !== null && batches > Math.max(drawn, 1)) {
    return [warn('P5', 'batches', `分${batches}批，只抽${drawn}户，有的批次没有对象。`)];
  }
  return [];
}

/** P6: complaints, abnormal list, serious violations and key areas raise the ratio, strictly. */
function checkRaised(scheme: Scheme, drawn: Drawn | null): Finding[] {
  const { raised } = scheme;
  if (!raised) {
    if (drawn && compareRatio(drawn.ratio, ALL) >= 0) return [];
    return [warn('P6', 'raised', '没有对投诉举报多、列入经营异常名录、有严重违法记录的对象提高比例（P6）。')];
  }
  if (raised.tags.length === 0) return [must('P6', 'raised', '提高比例没有写明适用的标签。')];
  const base = baseRatio(scheme, drawn);
  if (base && compareRatio(raised.ratio, base.ratio) <= 0) {
    return [must('P6', 'raised', `提高的比例${percent(raised.ratio)}没有高于基础比例${base.text}（P6），须严格高于。`)];
  }
  return cutRaised(scheme, drawn);
}

/** The ratio of the base group: as written, or what a fixed number leaves for it. */
function baseRatio({ ratio }: Scheme, drawn: Drawn | null): Pick<Drawn, 'ratio' | 'text'> | null {
  if (ratio) return { ratio, text: percent(ratio) };
  if (!drawn?.groups) return drawn;
  const { drawn: taken, pool } = drawn.groups;
  if (pool.base === 0) return null;
  const base = { num: taken.base, den: pool.base };
  return { ratio: base, text: `${percent(base)}（${base.num}/${base.den}）` };
}

/** A fixed number too small for the raised group's ratio would silently lower it. */
function cutRaised({ count, raised }: Scheme, drawn: Drawn | null): Finding[] {
  if (count === null || !raised || !drawn?.groups) return [];
  const { pool } = drawn.groups;
  const owed = drawnOf({ ratio: raised.ratio, count: null, raised }, { base: 0, raised: pool.raised }).raised;
  if (owed <= count) return [];
  return [
    must(
      'P6',
      'count',
      `提高比例的对象有${pool.raised}户，按${percent(raised.ratio)}应抽${owed}户，多于抽查户数${count}户（P6）。`,
    ),
  ];
}

function checkCount({ count }: Scheme, { poolSize }: Pick<SchemeFacts, 'poolSize'>): Finding[] {
  if (count === null || poolSize === null || count <= poolSize) return [];
  return [must('FORM', 'count', `抽查${count}户，名录只有${poolSize}户。`)];
}
