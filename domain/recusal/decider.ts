/** What an officer is in his agency, as far as it matters for who decides (V5). */
export type Standing = 'staff' | 'deputy' | 'principal';

/** Who decides: the agency's leader (负责人), its principal (主要负责人), or the leaders together (集体讨论). */
export type Decider = 'leader' | 'principal' | 'collective';

interface DeciderRule {
  readonly decider: Decider;
  readonly text: string;
  readonly source: string;
}

const SOURCE = '行政处罚法第四十三条；市场监督管理行政处罚程序规定第四条';

const RULES: Readonly<Record<Standing, DeciderRule>> = {
  staff: { decider: 'leader', text: '由本部门负责人决定', source: SOURCE },
  deputy: { decider: 'principal', text: '由本部门主要负责人决定', source: SOURCE },
  principal: { decider: 'collective', text: '由本部门负责人集体讨论决定', source: SOURCE },
};

/**
 * Who decides on a recusal (V5). These are rules of the penalty stage that we apply to inspection; the work goes on until
 * the decision.
 */
export const deciderOf = (standing: Standing): DeciderRule => RULES[standing];
