import { z } from 'zod';
import { viewer } from './answers/common';
import { NoParams, NONE, NoQuery, VISIBLE } from './parts';
import { PUBLIC, route, SESSION } from './route';

const tag = { zh: '登录与身份', en: 'Sessions' };

/** 登录. A password is taken as typed: no trimming, no rules of what it may hold. */
export const Login = z
  .object({
    login: z.string().min(1, '请填写账号').max(100).regex(VISIBLE, '含有看不见的字符').meta({ title: '账号' }),
    password: z.string().min(1, '请填写密码').max(200).meta({ title: '密码' }),
    kind: z.enum(['cookie', 'bearer']).default('cookie').meta({ description: 'bearer：令牌在应答里，给程序使用' }),
  })
  .meta({ id: 'Login' });

const SessionAnswer = z
  .object({
    expiresAt: z.iso.datetime(),
    token: z.string().nullable().meta({ description: '只有 bearer 才有' }),
    post: z.string().nullable().meta({ description: '当前身份；没有有效岗位的为空' }),
  })
  .meta({ id: 'Session' });

export const ACCESS_ROUTES = {
  logIn: route({
    method: 'post',
    path: '/api/v1/sessions',
    who: PUBLIC,
    params: NoParams,
    query: NoQuery,
    body: Login,
    response: SessionAnswer,
    status: 201,
    kind: 'json',
    tag,
    summary: { zh: '登录', en: 'Log in' },
  }),
  logOut: route({
    method: 'delete',
    path: '/api/v1/sessions/current',
    who: SESSION,
    params: NoParams,
    query: NoQuery,
    body: NONE,
    response: NONE,
    status: 204,
    kind: 'json',
    tag,
    summary: { zh: '退出', en: 'Log out' },
  }),
  me: route({
    method: 'get',
    path: '/api/v1/me',
    who: SESSION,
    params: NoParams,
    query: NoQuery,
    body: NONE,
    response: viewer,
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '我是谁', en: 'Who am I' },
  }),
  switchPost: route({
    method: 'post',
    path: '/api/v1/me/post',
    who: SESSION,
    params: NoParams,
    query: NoQuery,
    body: z
      .object({ post: z.string().min(1).max(100).regex(VISIBLE, '含有看不见的字符').meta({ title: '身份' }) })
      .meta({ id: 'SwitchPost' }),
    response: viewer,
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '切换身份', en: 'Switch post' },
  }),
} as const;
