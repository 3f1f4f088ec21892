import { TOWNS, townByCode, type Town } from './towns';

/** The town an address lies in, and by which kind of name the address says so. */
export interface TownFound {
  /** Code of a town that exists; a retired one has been replaced by its successor. */
  readonly code: string;
  readonly name: string;
  readonly via: 'current' | 'retired name' | 'zone';
}

interface Alias extends TownFound {
  readonly text: string;
  /** A bare stem (小榄 for 小榄镇) may also be the beginning of a road's name. */
  readonly bare: boolean;
}

/**
 * Functional zones (功能区) have no code of their own. 火炬开发区 lies where 中山港街道 is (its annual report of 2026 writes
 * 火炬高新区（中山港街道）). 翠亨新区 is counted to 南朗街道, which it administers (统筹南朗, end of 2025); an address that
 * names a town beside the zone goes to that town if the town comes first.
 */
const ZONES: readonly (readonly [name: string, code: string])[] = [
  ['火炬高技术产业开发区', '442000003'],
  ['火炬高新技术产业开发区', '442000003'],
  ['火炬高技术开发区', '442000003'],
  ['火炬高新区', '442000003'],
  ['火炬开发区', '442000003'],
  ['火炬区', '442000003'],
  ['翠亨新区', '442000008'],
];

const stemOf = ({ name, kind }: Town): string => name.slice(0, -kind.length);

/** A subdistrict was called 区 or 镇 before: 石岐区, 五桂山镇; documents of 2020 say 区办事处. */
function fullForms(town: Town): readonly string[] {
  if (town.kind === '镇') return [town.name];
  const stem = stemOf(town);
  const office = ['街道', '街道办', '街道办事处', '办事处'].map((suffix) => stem + suffix);
  return stem.endsWith('区') ? office : [...office, `${stem}区`, `${stem}区办事处`];
}

function aliasesOf(town: Town): readonly Alias[] {
  const home = town.successor === null ? town : townByCode(town.successor)!;
  const via = town.validTo === null ? 'current' : 'retired name';
  const alias = (text: string, bare: boolean, how: TownFound['via'] = via): Alias => ({
    text,
    bare,
    code: home.code,
    name: home.name,
    via: how,
  });
  const formerTown = town.name === '五桂山街道' ? [alias('五桂山镇', false, 'retired name')] : [];
  return [...fullForms(town).map((text) => alias(text, false)), alias(stemOf(town), true), ...formerTown];
}

/** Longest first, so that 东区街道 is not read as 东区; of the same text the town that exists comes first (小榄镇). */
const ALIASES: readonly Alias[] = [
  ...TOWNS.flatMap(aliasesOf),
  ...ZONES.map(([text, code]): Alias => ({ text, code, name: townByCode(code)!.name, via: 'zone', bare: false })),
].sort((a, b) => b.text.length - a.text.length || (a.via === b.via ? 0 : a.via === 'current' ? -1 : 1));

/** 中山港大道, 东升村, 三角洲: behind these a bare stem is part of a longer name, not a town. */
const LONGER_NAME = /^(?:大道|大街|大桥|公路|大厦|[东南西北中]?路|[东南西北中]?街(?!道)|巷|村|洲)/;

function aliasAt(text: string, at: number): Alias | null {
  for (const alias of ALIASES) {
    if (!text.startsWith(alias.text, at)) continue;
    if (alias.bare && LONGER_NAME.test(text.slice(at + alias.text.length))) continue;
    return alias;
  }
  return null;
}

/** The town named right behind the city's name, which may stand twice (中山市中山火炬开发区) or not at all. */
function atStart(text: string): { readonly alias: Alias | null; readonly ofCity: boolean } {
  let at = /^(?:中国)?(?:广东省?)?/.exec(text)![0].length;
  for (let ofCity = false; ; ofCity = true) {
    const alias = aliasAt(text, at);
    if (alias) return { alias, ofCity: true };
    const city = /^中山市?/.exec(text.slice(at))?.[0];
    if (!city) return { alias: null, ofCity };
    at += city.length;
  }
}

/** Behind a road's name only a name in full counts: 中山四路东区办事处, not the 东升 of 广珠公路东升路段. */
function anywhere(text: string): Alias | null {
  const hits = ALIASES.filter(({ bare }) => !bare)
    .map((alias) => ({ alias, at: text.indexOf(alias.text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return hits[0]?.alias ?? null;
}

/**
 * The town (镇街) that an address of Zhongshan lies in: the one right behind 中山市, in its present, short or retired form, or
 * else the first named in full further on. Null when the address names none: a guess would put the firm silently into a
 * wrong stratum, a gap is reported. Old villages and districts whose town no source states (沙朗镇, 环城区, 张家边) are gaps.
 */
export function townOf(address: string): TownFound | null {
  const text = address.normalize('NFC').replace(/\s/gu, '');
  const start = atStart(text);
  const alias = start.alias ?? (start.ofCity ? anywhere(text) : null);
  return alias && { code: alias.code, name: alias.name, via: alias.via };
}
