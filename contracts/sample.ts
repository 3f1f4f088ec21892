/**
 * The password of every login of the sample city (样例城市). It is no secret: it is printed at start and stands on the login
 * page. A production start refuses the sample city and its logins.
 */
export const SAMPLE_PASSWORD = 'liancha-2026';

/** Who moves a drill's clock. */
export const SAMPLE_DRILL = 'drill.drill';

/** One login a role, in the order of the README: for the table at start and first on the page of login. */
export const SAMPLE_LOGINS = [
  { role: '牵头经办 市市场监管局', login: 'amr.handler' },
  { role: '审批人 市市场监管局', login: 'amr.approver' },
  { role: '参与部门经办 市消防救援支队', login: 'fire.handler' },
  { role: '参与部门经办 市生态环境局', login: 'eco.handler' },
  { role: '执法人员 市市场监管局', login: 'amr.officer1' },
  { role: '审核人 市市场监管局', login: 'amr.reviewer' },
  { role: '负责人（决定回避） 市市场监管局', login: 'amr.leader' },
  { role: '专业人员库经办', login: 'experts.handler' },
  { role: '专业人员', login: 'experts.expert1' },
  { role: '联席办', login: 'joint-office.jointOffice' },
  { role: '运维', login: 'ops.ops' },
  { role: '公证', login: 'notary.notary' },
  { role: '审计', login: 'audit.auditor' },
  { role: '管理员', login: 'admin.admin' },
  { role: '演练', login: SAMPLE_DRILL },
] as const;
