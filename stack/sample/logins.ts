import { SAMPLE_PASSWORD } from '../../contracts/sample';

export { SAMPLE_PASSWORD };

const login = (role: string, name: string) => ({ role, login: name, password: SAMPLE_PASSWORD });

/** One login a role, for the table at start and for the page of login. */
export const SAMPLE_LOGINS = [
  login('牵头经办 市市场监管局', 'amr.handler'),
  login('审批人 市市场监管局', 'amr.approver'),
  login('参与部门经办 市消防救援支队', 'fire.handler'),
  login('参与部门经办 市生态环境局', 'eco.handler'),
  login('执法人员 市市场监管局', 'amr.officer1'),
  login('审核人 市市场监管局', 'amr.reviewer'),
  login('负责人（决定回避） 市市场监管局', 'amr.leader'),
  login('联席办', 'joint-office.jointOffice'),
  login('运维', 'ops.ops'),
  login('审计', 'audit.auditor'),
  login('管理员', 'admin.admin'),
  login('演练', 'drill.drill'),
] as const;
