import type { Status } from '../../contracts/views/common';
import type { CHECKS } from '../../domain/draw/bundle/check-names';
import type { Check } from '../../domain/draw/bundle/checks';

/** What each check does, to somebody who has never heard of it. */
export const EXPLAINED: Readonly<Record<(typeof CHECKS)[number], string>> = {
  json: '文字完整，没有一处可以读成两种意思',
  plan: '抽取前定下的规则；改一个字，计划哈希就不同',
  form: '该有的都有，没有多出的',
  pool: '由每一户的哈希重算名录根，与计划里的一致，名录没有改动',
  shares: '各部门揭示的份额，与抽取前交的承诺一致',
  beacon: '揭示截止以后才产生的公开随机数，谁也不能预先知道',
  seed: '由计划、各部门份额和信标算出，不能挑选',
  quotas: '每一层应抽几户，按计划的规则重算',
  targets: '每户一个抽签号，由种子算出，小的抽中',
  events: '抽取以后的替换和锁定，一条扣一条，不能删改',
  officers: '检查人员按同一个种子匹配',
  result: '以上全部合成一个哈希，与写明或公布的一致',
  openings: '抽中的是哪些单位，与名录里的哈希对得上',
};

/** What a check came to, as a mark. */
export const MARKS: Readonly<Record<Check['status'] | 'unsupported', Status>> = {
  passed: { word: '一致', tone: 'done' },
  failed: { word: '不符', tone: 'bad' },
  unsupported: { word: '不支持', tone: 'warn' },
  not_proved: { word: '证明不了', tone: 'warn' },
  not_reached: { word: '未核对', tone: 'idle' },
};

/** The names of values (domain/draw/bundle/values.ts); one that is not here is shown by its own. */
export const VALUE_WORDS: Readonly<Record<string, string>> = {
  characters: '字数',
  draw_id: '抽取号',
  alg: '哈希算法',
  plan_hash: '计划哈希',
  form: '形式',
  pool_id: '名录号',
  strata: '层数',
  units: '户数',
  pool_root: '名录根',
  parties: '部门数',
  revealed: '已揭示',
  absent: '缺席',
  kind: '种类',
  format: '格式',
  text: '原文',
  chain: '链',
  round: '轮次',
  published: '公布时刻',
  sig: '签名',
  seed: '种子',
  quotas: '各层名额',
  drawn: '抽中',
  batches: '批数',
  events: '变动数',
  events_head: '末条变动的哈希',
  roles: '岗位数',
  roster_root: '人员根',
  officers: '人员数',
  teams: '组数',
  result_hash: '结果哈希',
  opened: '已开示',
  reveal_by: '揭示截止',
  source: '来源',
  masked: '隐去',
  reasons: '事由代码',
  evidence: '佐证数',
  computed: '重算得',
  planned: '计划定的',
  claimed: '写明的',
  commitment: '核对码',
  stratum: '层',
  w: '权重',
};

export const FORM_WORDS: Readonly<Record<string, string>> = {
  public: '公示材料',
  full: '审计材料',
  private: '全材料',
};
