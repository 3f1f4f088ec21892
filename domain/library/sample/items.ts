import type { Item } from '../../catalogue/item';
import type { ItemEntry } from './item-entry';
import { JOINT_ITEMS } from './items-joint';
import { MARKET_ITEMS } from './items-market';

const itemOf = ({ ceiling, methods, checklist, ...entry }: ItemEntry): Item => ({
  ...entry,
  version: 1,
  kind: ceiling === null ? 'key' : 'general',
  methods: methods ?? ['onSite'],
  checklist: checklist ?? [],
  publishedOn: '2025-01-15',
  validFrom: '2025-01-01',
  validTo: null,
  ratioCeiling: ceiling === null ? null : { num: ceiling, den: 100 },
});

/**
 * The sample city's list of items (随机抽查事项清单), each of the twelve departments having some. Names, bases and checkpoints follow the laws
 * cited (read in force up to 2022, 企业信息公示暂行条例 in its text of 2014); the ceilings are the sample's own.
 */
export const SAMPLE_ITEMS: readonly Item[] = [...MARKET_ITEMS, ...JOINT_ITEMS].map(itemOf);
