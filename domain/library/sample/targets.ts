import { DEFAULT_REG_STATE, type RiskClass, type Target, type TargetKind } from '../target';
import { TOWNS, type Town } from '../towns';
import { usccCheckDigit } from '../uscc';
import { daysAfter } from './days';
import type { Random } from './random';
import { ESTATES, STREETS, TRADES, WORDS, type Trade } from './trades';

/** How many of 100 firms sit in a town, roughly; towns that are not named have two. */
const TOWN_WEIGHTS: Readonly<Record<string, number>> = {
  石岐街道: 9,
  东区街道: 10,
  西区街道: 6,
  南区街道: 5,
  中山港街道: 10,
  小榄镇: 14,
  古镇镇: 6,
  三乡镇: 6,
  坦洲镇: 6,
  黄圃镇: 5,
  沙溪镇: 4,
  东凤镇: 4,
};
const PRESENT = TOWNS.filter(({ validTo }) => validTo === null);
const BY_WEIGHT: readonly Town[] = PRESENT.flatMap((town) =>
  Array.from({ length: TOWN_WEIGHTS[town.name] ?? 2 }, () => town),
);

/** Signs 1 and 2 of a credit code: the register and the kind of body (GB 32100-2015). */
const CODE_HEAD: Readonly<Partial<Record<TargetKind, string>>> = {
  企业: '91442000MA',
  个体工商户: '92442000MA',
  农民专业合作社: '93442000MA',
  社会组织: '52442000MJ',
};

/** A synthetic code with a valid check digit. `YB` (样本) and a running number behind the head keep each unique. */
function creditCode(kind: TargetKind, serial: number, random: Random): string {
  const first17 = `${CODE_HEAD[kind] ?? '91442000MA'}YB${String(serial).padStart(4, '0')}${random.int(10)}`;
  return first17 + usccCheckDigit(first17)!;
}

/** 信用风险分类, in hundredths: most firms are good. */
function riskClass(random: Random): RiskClass {
  const at = random.int(100);
  if (at < 45) return 'A';
  if (at < 80) return 'B';
  return at < 95 ? 'C' : 'D';
}

/** Credit flags raise the ratio of a draw (P6). They hang more often on firms of a poor class. */
function flags(risk: RiskClass, random: Random): readonly string[] {
  const poor = risk === 'C' || risk === 'D';
  return [...(random.chance(poor ? 20 : 3) ? ['投诉较多'] : []), ...(random.chance(poor ? 16 : 1) ? ['经营异常'] : [])];
}

/** 600 fictional targets over all towns, in the order of their codes. */
export function sampleTargets(random: Random): readonly Target[] {
  const names = new Set<string>();
  const trades: readonly Trade[] = TRADES.flatMap((trade) => Array.from({ length: trade.count }, () => trade));
  const targets = random.shuffled(trades).map((trade, index): Target => {
    // the first round visits every town, so that none is without a target
    const town = PRESENT[index] ?? random.pick(BY_WEIGHT);
    const { name, kind } = nameOf(trade, town, random, names);
    const risk = riskClass(random);
    return {
      uid: creditCode(kind, index + 1, random),
      name,
      kind,
      address: addressOf(trade, town, random),
      townCode: town.code,
      regAuthority: kind === '社会组织' ? '中山市民政局' : '中山市市场监督管理局',
      regState: DEFAULT_REG_STATE,
      registeredOn: daysAfter('2008-01-01', random.int(6300)),
      businessScope: trade.scope,
      tags: [trade.tag, ...flags(risk, random)].sort(),
      riskClass: risk,
    };
  });
  return targets.sort((a, b) => (a.uid < b.uid ? -1 : 1));
}

function nameOf(trade: Trade, town: Town, random: Random, taken: Set<string>): { name: string; kind: TargetKind } {
  for (;;) {
    const [ending, kind] = random.pick(trade.endings);
    const place = town.kind === '镇' ? town.name : town.name.replace('街道', '');
    const name = `中山市${place}${random.pick(WORDS)}${ending}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, kind };
  }
}

function addressOf({ site }: Trade, { name }: Town, random: Random): string {
  const number = 1 + random.int(188);
  if (site === 'estate') return `中山市${name}${random.pick(ESTATES)}${number}号`;
  const unit = site === 'street' && random.chance(40) ? `${1 + random.int(3)}层${1 + random.int(12)}卡` : '';
  return `中山市${name}${random.pick(STREETS)}${number}号${unit}`;
}
