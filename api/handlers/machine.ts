import { refuse } from '../../domain/kernel/result';
import { openApi } from '../../contracts/routes/openapi';
import { DOCS_PAGE } from '../docs';
import type { Metrics } from '../metrics';
import { html, json, reply, type Replied } from '../http/reply';
import type { Services } from '../services';

const VERSION = '0.1.0';
let document: object | null = null;

export const live = (): Promise<Replied> => Promise.resolve(json({ status: 'ok' }));

/** Ready to serve commands: the database answers. Temporal is not asked: commands are accepted while it is down. */
export async function ready(_call: unknown, { database }: Services): Promise<Replied> {
  try {
    await database.$queryRaw`SELECT 1`;
    return json({ status: 'ok' });
  } catch {
    return refuse('NOT_READY');
  }
}

export const metricsOf = (metrics: Metrics) => async (): Promise<Replied> =>
  reply({ text: await metrics.text(), type: metrics.registry.contentType });

export const openapi = (): Promise<Replied> => Promise.resolve(json((document ??= openApi(VERSION))));

export const docs = (): Promise<Replied> => Promise.resolve(html(DOCS_PAGE));
