import { z } from 'zod';
import { fairness } from './answers/fairness';
import { NoParams, NONE, NoQuery } from './parts';
import { byRole, route } from './route';

/** The statistics are the whole city's; persons by name are told to their own department and to who watches over all. */
const who = byRole({ leader: 'descendants', jointOffice: 'any', ops: 'any', auditor: 'any', admin: 'any' });
const row = { method: 'get', who, params: NoParams, query: NoQuery, body: NONE, status: 200 } as const;

export const FAIRNESS_ROUTES = {
  fairness: route({
    ...row,
    path: '/api/v1/fairness',
    response: fairness,
    kind: 'json',
    tag: { zh: '自查', en: 'Self-audit' },
    summary: { zh: '公平性自查', en: 'Self-audit of fairness' },
  }),
  fairnessPage: route({
    ...row,
    path: '/c/fairness',
    response: z.string(),
    kind: 'page',
    tag: { zh: '页面', en: 'Pages' },
    summary: { zh: '公平性自查', en: 'Self-audit of fairness' },
  }),
} as const;
