import { z } from 'zod';
import { drawAccesses, fullBundle, unitProof } from './answers/draw-given';
import { DrawPath, NONE, NoQuery, VISIBLE } from './parts';
import { byRole, route } from './route';

const base = {
  method: 'get',
  of: 'draw',
  query: NoQuery,
  body: NONE,
  status: 200,
  kind: 'json',
  tag: { zh: '抽取材料', en: 'What a draw gives out' },
} as const;

const ProofPath = DrawPath.extend({
  uid: z
    .string()
    .min(1)
    .max(40)
    .regex(VISIBLE, '含有看不见的字符')
    .meta({ description: '对象的统一社会信用代码', example: '91442000MA4TT0017N' }),
});

/** What of a draw is not everybody's: given after the window alone, by the lead or to auditors, and noted every time. */
export const GIVEN_ROUTES = {
  drawBundle: route({
    ...base,
    path: '/api/v1/draws/{id}/bundle',
    who: byRole({ auditor: 'any', handler: 'own', approver: 'own', leader: 'own' }),
    params: DrawPath,
    response: fullBundle,
    summary: { zh: '审计材料（检查时间结束之后）', en: "A draw's full bundle, after its window" },
  }),
  drawProof: route({
    ...base,
    path: '/api/v1/draws/{id}/proof/{uid}',
    who: byRole({ handler: 'own' }),
    params: ProofPath,
    response: unitProof,
    summary: { zh: '一户的在库证明（检查时间结束之后交给该户）', en: "One firm's proof, after the window" },
  }),
  drawAccesses: route({
    ...base,
    path: '/api/v1/draws/{id}/accesses',
    who: byRole({ auditor: 'any', leader: 'own' }),
    params: DrawPath,
    response: drawAccesses,
    summary: { zh: '查阅记录：谁取走过什么', en: 'Who was given what of a draw' },
  }),
} as const;
