import type { Refusal, Result } from '../../domain/kernel/result';
import { refuse } from '../../domain/kernel/result';

/** What a handler answers; the mount writes it. */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly html?: string;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  /** JSON too long to be held whole. */
  readonly pieces?: AsyncIterable<string>;
  readonly type?: string;
  /** 303: the page is fetched anew, so that a reload never sends a form again. */
  readonly redirect?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal may bring the page that shows it, with what the person had typed. */
export type Replied = Result<Reply> & { readonly page?: string };
export const reply = (value: Reply): Replied => ({ ok: true, value });
export const json = (value: unknown, status?: number): Replied => reply({ json: value, ...(status ? { status } : {}) });
export const html = (page: string, status?: number): Replied => reply({ html: page, ...(status ? { status } : {}) });
export const redirect = (to: string): Replied => reply({ redirect: to });
export const refused = (refusal: Refusal): Replied => ({ ok: false, refusal });

/** A view, or "does not exist or may not be seen". */
export const found = (value: unknown, id: string): Replied =>
  value === null ? refuse('NO_SUCH_THING', { id }) : json(value);
