import { ok, refuse } from '../kernel/result';
import type { Result } from '../kernel/result';

/** Why something is not published (D8). */
export type RedactionGround = 'stateSecret' | 'tradeSecret' | 'privacy';

export const REDACTION_GROUNDS: Readonly<Record<RedactionGround, string>> = {
  stateSecret: '国家秘密',
  tradeSecret: '商业秘密',
  privacy: '个人隐私',
};

/** Fields of the public record that may hold what is secret. Date, organ, item and result stay: without them there is no disclosure. */
export type RedactableField = 'name' | 'disposal';

/** 屏蔽: a field of the record, or the words of it that are named, with the ground. */
export interface Redaction {
  readonly field: RedactableField;
  /** Which item's field; null for a field of the target. */
  readonly item: string | null;
  /** The words taken out, wherever they stand in the field; null: the whole field. */
  readonly words: string | null;
  readonly ground: RedactionGround;
}

/** What the public reads instead. */
export const redactedText = (ground: RedactionGround): string => `【依法不公开：${REDACTION_GROUNDS[ground]}】`;

/**
 * A field's public text: every place where the words stand gives way to their ground, overlapping places as a whole, so that
 * no rest of a secret is left beside it. Where words overlap, the longer one's ground counts.
 * Refuses BAD_BODY when words do not occur: the secret would stand there in other words and be published.
 */
export function redact(text: string, redactions: readonly Redaction[]): Result<string> {
  const whole = redactions.find(({ words }) => words === null);
  if (whole) return ok(redactedText(whole.ground));
  const grounds = new Array<RedactionGround | null>(text.length).fill(null);
  const byLength = [...redactions].sort((a, b) => (b.words ?? '').length - (a.words ?? '').length);
  for (const { words, ground, field } of byLength) {
    const places = placesOf(words ?? '', text);
    if (words === null || places.length === 0) return unmatched(field);
    for (const place of places) mark(grounds, place, place + words.length, ground);
  }
  return ok(written(text, grounds));
}

const FIELD_TEXT: Readonly<Record<RedactableField, string>> = { name: '对象名称', disposal: '处置' };

/** A redaction that meets nothing; the words themselves go into no refusal. */
export const unmatched = (field: RedactableField) =>
  refuse('BAD_BODY', { field: FIELD_TEXT[field], problem: '公示内容里没有要屏蔽的内容，请核对' });

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function mark(grounds: (RedactionGround | null)[], from: number, to: number, ground: RedactionGround): void {
  for (let i = from; i < to; i += 1) grounds[i] ??= ground;
}

/** Open stretches as they are, each marked stretch as its ground. */
function written(text: string, grounds: readonly (RedactionGround | null)[]): string {
  let out = '';
  grounds.forEach((ground, i) => {
    if (ground === null) out += text[i];
    else if (ground !== grounds[i - 1]) out += redactedText(ground);
  });
  return out;
}
