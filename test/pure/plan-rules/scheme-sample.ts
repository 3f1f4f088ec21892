import type { ItemFact, SchemeFacts } from '../../../domain/plan-rules/facts';
import type { Scheme, SchemeItem } from '../../../domain/plan-rules/scheme';

const item = (org: string, id: string, name: string, kind: 'key' | 'general'): SchemeItem => ({
  item: id,
  version: 1,
  org,
  name,
  kind,
  method: 'onSite',
});

/** A scheme without fault: two departments, one general and one key item, 2 % and 10 % raised, in autumn. */
export const soundScheme: Scheme = {
  name: '餐饮服务单位联合抽查',
  lead: 'amr',
  departments: ['amr', 'fire'],
  scope: { kinds: ['企业'], towns: [], tags: ['餐饮'] },
  items: [item('amr', 'CY-01', '餐饮具清洗消毒情况', 'general'), item('fire', 'XF-01', '消防安全检查', 'key')],
  ratio: { num: 2, den: 100 },
  count: null,
  strata: 'town',
  raised: { tags: ['经营异常', '投诉较多'], ratio: { num: 10, den: 100 } },
  beacon: 'lottery',
  batches: 1,
  window: { from: '2026-10-19', to: '2026-12-18' },
  minOfficers: 2,
};

const fact = ({ item: id, version, org, name, kind }: SchemeItem): ItemFact => ({
  item: id,
  version,
  org,
  name,
  kind,
  basis: ['某办法第九条'],
  publishedOn: '2026-01-10',
  validFrom: '2026-01-10',
  validTo: null,
  ceiling: kind === 'general' ? { num: 99, den: 100 } : null,
});

export const soundFacts: SchemeFacts = {
  today: '2026-09-21',
  items: soundScheme.items.map(fact),
  poolSize: 1000,
  raisedSize: 100,
  overlapping: [],
};

/** The facts with the first item of the list changed. */
export const withFirstItem = (change: Partial<ItemFact>): SchemeFacts => ({
  ...soundFacts,
  items: soundFacts.items.map((known, i) => (i === 0 ? { ...known, ...change } : known)),
});
