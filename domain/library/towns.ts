import type { Day } from '../kernel/time';

/** A town or subdistrict (镇街) with the days it existed: from `validFrom`, before `validTo`. */
export interface Town {
  /** Nine digits, 442000 and the town's own three. */
  readonly code: string;
  readonly name: string;
  readonly kind: '街道' | '镇';
  /** Null: older than the sources. */
  readonly validFrom: Day | null;
  /** The first day on which it was gone; null: it exists. */
  readonly validTo: Day | null;
  /** Who took over its territory. */
  readonly successor: string | null;
}

/**
 * The towns of Zhongshan, and those retired on 2021-07-19 (中山市人民政府关于中山市部分行政区划变更的公告), which addresses of
 * that time still name. Zhongshan has no county tier. The zones 火炬开发区 and 翠亨新区 have no code: see `town-of.ts`.
 */
export const TOWNS: readonly Town[] = [
  { code: '442000001', name: '石岐街道', kind: '街道', validFrom: null, validTo: null, successor: null },
  { code: '442000002', name: '东区街道', kind: '街道', validFrom: null, validTo: null, successor: null },
  { code: '442000003', name: '中山港街道', kind: '街道', validFrom: null, validTo: null, successor: null },
  { code: '442000004', name: '西区街道', kind: '街道', validFrom: null, validTo: null, successor: null },
  { code: '442000005', name: '南区街道', kind: '街道', validFrom: null, validTo: null, successor: null },
  { code: '442000006', name: '五桂山街道', kind: '街道', validFrom: null, validTo: null, successor: null },
  { code: '442000007', name: '民众街道', kind: '街道', validFrom: '2021-07-19', validTo: null, successor: null },
  { code: '442000008', name: '南朗街道', kind: '街道', validFrom: '2021-07-19', validTo: null, successor: null },
  { code: '442000101', name: '黄圃镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000103', name: '东凤镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000105', name: '古镇镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000106', name: '沙溪镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000107', name: '坦洲镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000108', name: '港口镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000109', name: '三角镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000110', name: '横栏镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000111', name: '南头镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000112', name: '阜沙镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000114', name: '三乡镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000115', name: '板芙镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000116', name: '大涌镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000117', name: '神湾镇', kind: '镇', validFrom: null, validTo: null, successor: null },
  { code: '442000118', name: '小榄镇', kind: '镇', validFrom: '2021-07-19', validTo: null, successor: null },
  { code: '442000100', name: '小榄镇', kind: '镇', validFrom: null, validTo: '2021-07-19', successor: '442000118' },
  { code: '442000104', name: '东升镇', kind: '镇', validFrom: null, validTo: '2021-07-19', successor: '442000118' },
  { code: '442000102', name: '民众镇', kind: '镇', validFrom: null, validTo: '2021-07-19', successor: '442000007' },
  { code: '442000113', name: '南朗镇', kind: '镇', validFrom: null, validTo: '2021-07-19', successor: '442000008' },
];

const BY_CODE: ReadonlyMap<string, Town> = new Map(TOWNS.map((town) => [town.code, town]));

/** The town of a code, retired ones too. */
export const townByCode = (code: string): Town | undefined => BY_CODE.get(code);

/** The towns that exist on a day, in the order of their codes. */
export const townsOn = (day: Day): readonly Town[] =>
  TOWNS.filter(({ validFrom, validTo }) => (validFrom ?? '') <= day && (validTo === null || day < validTo)).sort(
    (a, b) => (a.code < b.code ? -1 : 1),
  );
