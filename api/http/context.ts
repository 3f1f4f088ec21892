import { randomUUID } from 'node:crypto';
import { SAMPLE_PASSWORD } from '../../contracts/sample';
import type { PageContext, RefusedForm } from '../../contracts/views/page';
import type { Viewer } from '../read-models';
import type { Services } from '../services';

type Needed = Pick<Services, 'readModels' | 'settings'>;

/** What every page is given beside its view. */
export async function contextOf(
  path: string,
  viewer: Viewer | null,
  services: Needed,
  refused: RefusedForm | null = null,
): Promise<PageContext> {
  const [frame, relay] = await Promise.all([
    viewer && services.readModels.frame(viewer),
    viewer && relayOf(path, viewer, services),
  ]);
  return { viewer: frame, path, commandId: () => randomUUID(), refused, relay };
}

async function relayOf(path: string, viewer: Viewer, { readModels, settings }: Needed): Promise<PageContext['relay']> {
  const about = settings.sample && settings.drills ? aboutIn(path) : null;
  const relay = about && (await readModels.relay(viewer, { ...about, path }));
  return relay && { ...relay, password: SAMPLE_PASSWORD };
}

/** The task that an address of the console is about, and the process: the task itself or one of its inspections. */
export function aboutIn(path: string): { readonly task: string; readonly process: string } | null {
  const [, task, child] = /^\/(?:c\/tasks|c\/inspections|m\/v)\/([\w.-]+)(?:\/(\d+\.\d+))?/.exec(path) ?? [];
  return task === undefined ? null : { task, process: child === undefined ? task : `${task}/${child}` };
}

/** Where a login may lead: an address of the console or the phone, nothing outside. */
export const safeNext = (next: string): string =>
  /^\/[cm]\/(?!login)[\w\-./?=&%]*$/.test(next) && !next.includes('//') ? next : '/c/inbox';
