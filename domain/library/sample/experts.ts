import type { OrgId } from '../../kernel/duty';

/** 专业人员库 of the sample city: kept by itself, so that no department decides whom its own draw may name. */
export const SAMPLE_EXPERTS_ORG: OrgId = 'experts';

/** An expert of the sample city (样例专业人员): where from, and in which fields; institutions and people are fictional. */
export interface SampleExpert {
  readonly login: string;
  readonly position: string;
  readonly fields: readonly string[];
}

const expert = (nth: number, position: string, ...fields: readonly string[]): SampleExpert => ({
  login: `experts.expert${nth}`,
  position,
  fields,
});

/** Two for most fields, so that one of them may be recused. */
export const SAMPLE_EXPERTS: readonly SampleExpert[] = [
  expert(1, '样例特种设备检验所 高级工程师', '特种设备'),
  expert(2, '样例特种设备检验所 检验师', '特种设备', '危险化学品'),
  expert(3, '样例化工研究院 研究员', '危险化学品'),
  expert(4, '样例食品检验中心 高级工程师', '食品检验'),
  expert(5, '样例环境监测站 工程师', '环境监测', '食品检验'),
  expert(6, '样例会计师事务所 注册会计师', '财务审计'),
];
