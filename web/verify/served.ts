/** Whether a site serves this page, or it lies on a disk. */
export const isServed = (): boolean => /^https?:$/.test(location.protocol);

/** The draw whose page this is (`/p/draws/ID/verify`), as it stands in the address; null where it is about no one draw. */
export const servedDraw = (): string | null =>
  isServed() ? (/^\/p\/draws\/([^/]+)\/verify$/.exec(location.pathname)?.[1] ?? null) : null;
