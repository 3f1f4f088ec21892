import type { ResultCode, Trigger } from '../catalogue/result-codes';

/** What follows a result (后续处理), with its rule, its budget and where both stand. */
export interface NextStep {
  readonly trigger: Trigger;
  readonly rule: 'D3' | 'D5' | 'D9' | 'D17';
  readonly text: string;
  /** The statutory budget, null where the law sets none. `calendarDays` are days as such, the others working days. */
  readonly budget: { readonly amount: number; readonly unit: 'workingDays' | 'calendarDays' } | null;
  readonly source: string;
}

const workingDays = (amount: number) => ({ amount, unit: 'workingDays' as const });

const STEPS: Readonly<Record<Trigger, readonly NextStep[]>> = {
  D3: [
    {
      trigger: 'D3',
      rule: 'D3',
      text: '自查实之日起10个工作日内决定是否列入经营异常名录',
      budget: workingDays(10),
      source: '企业经营异常名录管理暂行办法第八条、第九条',
    },
  ],
  order: [
    {
      trigger: 'order',
      rule: 'D3',
      text: '责令10日内履行公示义务；逾期不公示的，10个工作日内决定是否列入经营异常名录',
      budget: { amount: 10, unit: 'calendarDays' },
      source: '企业经营异常名录管理暂行办法第七条',
    },
  ],
  recheck: [
    {
      trigger: 'recheck',
      rule: 'D17',
      text: '整改后复查；特种设备自收到企业整改报告起10个工作日内复查',
      budget: null,
      source: '特种设备安全监督检查办法第二十九条',
    },
  ],
  D9: [
    {
      trigger: 'D9',
      rule: 'D9',
      text: '自发现线索之日起15个工作日内核查，决定是否立案；经批准可以延长15个工作日，检验检测时间不计入',
      budget: workingDays(15),
      source: '市场监督管理行政处罚程序规定第十八条',
    },
  ],
  publish: [
    {
      trigger: 'publish',
      rule: 'D5',
      text: '公示不配合检查的情形；受到较重行政处罚的，才可以列入严重违法失信名单',
      budget: null,
      source: '市场监督管理严重违法失信名单管理办法第二条、第十一条',
    },
  ],
};

/** What a result sets off, in order; nothing for a clean one. Sources: rules D3, D5, D9, D17; result codes' triggers. */
export const nextSteps = ({ trigger }: Pick<ResultCode, 'trigger'>): readonly NextStep[] =>
  trigger === null ? [] : STEPS[trigger];
