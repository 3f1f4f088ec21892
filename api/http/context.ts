import { randomUUID } from 'node:crypto';
import type { PageContext, RefusedForm } from '../../contracts/views/page';
import type { Viewer } from '../read-models';
import type { Services } from '../services';

/** What every page is given beside its view. */
export async function contextOf(
  path: string,
  viewer: Viewer | null,
  { readModels }: Pick<Services, 'readModels'>,
  refused: RefusedForm | null = null,
): Promise<PageContext> {
  return { viewer: viewer && (await readModels.frame(viewer)), path, commandId: () => randomUUID(), refused };
}

/** Where a login may lead: an address of the console or the phone, nothing outside. */
export const safeNext = (next: string): string =>
  /^\/[cm]\/(?!login)[\w\-./?=&%]*$/.test(next) && !next.includes('//') ? next : '/c/inbox';
