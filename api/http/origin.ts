import type { Request } from 'express';
import type { Services } from '../services';

/**
 * The address under which the public reaches the site: as set (PUBLIC_ORIGIN), since the console may be on a network that no
 * citizen's phone is on; else the one that this request came by.
 */
export const originOf = (request: Request, { settings }: Pick<Services, 'settings'>): string =>
  settings.publicOrigin ?? `${request.protocol}://${request.host}`;
