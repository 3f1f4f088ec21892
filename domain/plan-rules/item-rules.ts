import type { ItemFact, SchemeFacts } from './facts';
import type { Finding } from './finding';
import { must, warn } from './finding';
import { percent } from './ratio';
import type { Scheme, SchemeItem } from './scheme';

const KIND_TEXT = { key: '重点检查事项', general: '一般检查事项' } as const;

/** P1: an item without legal basis, unpublished, or not in force over the window blocks the task. */
export const checkItemsAgainstList = (scheme: Scheme, facts: Pick<SchemeFacts, 'today' | 'items'>): Finding[] =>
  scheme.items.flatMap((item, i) => {
    const fact = facts.items.find((known) => known.item === item.item && known.version === item.version);
    const broken = fact
      ? [...standing(item, fact, facts.today), ...inForce(scheme, item, fact), ...sameAsList(item, fact)]
      : [`『${item.name}』（${item.item}第${item.version}版）不在随机抽查事项清单中。`];
    return [
      ...broken.map((text) => must('P1', `items.${i}`, text)),
      ...(fact ? [...named(item, fact, i), ...ceilingOfList(item, fact, i)] : []),
    ];
  });

function standing({ name }: SchemeItem, { publishedOn, basis }: ItemFact, today: string): string[] {
  const texts: string[] = [];
  if (publishedOn === null) texts.push(`『${name}』尚未公布，不得列入任务。`);
  else if (publishedOn > today) texts.push(`『${name}』${publishedOn}才公布，今天是${today}。`);
  if (!basis.some((cited) => cited.trim() !== '')) texts.push(`『${name}』没有检查依据。`);
  return texts;
}

function inForce({ window }: Scheme, { name, version }: SchemeItem, { validFrom, validTo }: ItemFact): string[] {
  if (window.from < validFrom) return [`『${name}』第${version}版${validFrom}起施行，检查时间自${window.from}起。`];
  if (validTo !== null && window.to >= validTo)
    return [`『${name}』第${version}版自${validTo}起失效，检查时间至${window.to}。`];
  return [];
}

/** A scheme that calls a general item a key one would escape the ceiling (P2): what it says must be what the list says. */
function sameAsList(item: SchemeItem, fact: ItemFact): string[] {
  const texts: string[] = [];
  if (item.kind !== fact.kind)
    texts.push(`『${item.name}』在清单中是${KIND_TEXT[fact.kind]}，方案写作${KIND_TEXT[item.kind]}。`);
  if (item.org !== fact.org)
    texts.push(`『${item.name}』的检查主体在清单中是『${fact.org}』，方案写作『${item.org}』。`);
  return texts;
}

/** The version says which item is meant; another wording is shown beside it, so that nobody reads a different item into it. */
const named = ({ name }: SchemeItem, fact: ItemFact, i: number): Finding[] =>
  name === fact.name ? [] : [warn('P1', `items.${i}`, `『${name}』在清单中名为『${fact.name}』。`)];

/**
 * P2 makes a ceiling of the list mandatory for a general item. Real lists leave it out, or print 100 %: the department is
 * told, and the law's own bound (below 100 %) holds the scheme.
 */
function ceilingOfList({ name }: SchemeItem, { kind, ceiling }: ItemFact, i: number): Finding[] {
  if (kind === 'key') return [];
  if (ceiling === null)
    return [warn('P2', `items.${i}`, `清单没有给一般检查事项『${name}』设比例上限（P2），按低于100%把关。`)];
  if (ceiling.num < ceiling.den) return [];
  return [
    warn(
      'P2',
      `items.${i}`,
      `清单给一般检查事项『${name}』的比例上限是${percent(ceiling)}，须低于100%（P2），按低于100%把关。`,
    ),
  ];
}
