/** What a finding is called by: a rule of the law, or 填报 (completeness of the form). */
export type RuleId = 'P1' | 'P2' | 'P3' | 'P5' | 'P6' | 'P10' | 'V1' | 'V2' | 'V3' | 'FORM';

/** 检查意见: what a rule says of a scheme. */
export interface Finding {
  readonly rule: RuleId;
  /** `must` 必须改: the scheme cannot be submitted; `warn` 提醒. */
  readonly severity: 'must' | 'warn';
  /** The path of the field that the page jumps to: `name`, `items.2`, `ratio`. */
  readonly field: string;
  /** Chinese; names the values. */
  readonly text: string;
  /** The legal source, as it is cited. */
  readonly source: string;
}

/** Where each rule stands (出处). FORM has none but the duty to state these contents. */
export const SOURCES: Readonly<Record<RuleId, string>> = {
  P1: '国办发〔2015〕58号；国办发〔2024〕54号',
  P2: '市实施方案二（四）；国市监信〔2019〕38号二（一）',
  P3: '市实施方案二（四）；国市监信〔2019〕38号二（一）',
  P5: '国市监信〔2019〕38号',
  P6: '市实施方案二（四）；广东省市场监管条例第二十六条',
  P10: '广东省市场监管条例第二十六条；优化营商环境条例第五十四条',
  V1: '企业公示信息抽查暂行办法第九条；行政处罚法第四十二条',
  V2: '广东省市场监管条例第四十条',
  V3: '市实施方案二（三）2、三（二）；国办发〔2024〕54号',
  FORM: '广东省优化营商环境条例第四十八条（计划的内容）',
};

export const must = (rule: RuleId, field: string, text: string): Finding => ({
  rule,
  severity: 'must',
  field,
  text,
  source: SOURCES[rule],
});

export const warn = (rule: RuleId, field: string, text: string): Finding => ({
  ...must(rule, field, text),
  severity: 'warn',
});
