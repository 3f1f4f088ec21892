import type { RefusalCode } from './refusal-codes';

/** What a refusal is about: small, printable values that the refusal's text names (never personal data). */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** A lawful "no": a code of the closed union, with the facts that its Chinese and English texts name. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly facts: Facts;
}

/** Refusals are values; only bugs are thrown. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: RefusalCode, facts: Facts = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, facts },
});
