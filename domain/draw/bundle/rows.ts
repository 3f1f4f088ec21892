import { ok, refuse } from '../../kernel/result';
import { arrayOf, choice, hexOf, integer, object, oneOf, text, type Read } from '../encoding/shape';
import type { DrawEvent, MaskedEvent } from '../events';
import type { Opening } from '../openings';
import { MOST_WEIGHT, type Leaf, type Stratum, type Unit } from '../pool';
import type { Reveal } from '../seed';

/** The rows of a bundle: how each stands in JSON. */
type EventOf<K extends DrawEvent['type']> = Extract<DrawEvent, { type: K }>;

const ABOUT = { pos: integer(0), reason: text(true), evidence: text(true) };

const FULL_EVENT = {
  replace: object<EventOf<'replace'>>({ type: oneOf('replace'), ...ABOUT }),
  lock: object<EventOf<'lock'>>({ type: oneOf('lock'), ...ABOUT }),
};

export const EVENT: Read<DrawEvent> = choice<DrawEvent>('type', {
  ...FULL_EVENT,
  recuse: object<EventOf<'recuse'>>({ type: oneOf('recuse'), officer: hexOf(32), ...ABOUT }),
  withdraw: object<EventOf<'withdraw'>>({
    type: oneOf('withdraw'),
    officer: hexOf(32),
    reason: text(true),
    evidence: text(true),
  }),
});

const MASKED: Read<MaskedEvent> = object<MaskedEvent>({ type: oneOf('recuse', 'withdraw'), head: hexOf(32) });

/** As the public sees events: those about a person only as their link. */
export const PUBLIC_EVENT: Read<DrawEvent | MaskedEvent> = choice<DrawEvent | MaskedEvent>('type', {
  ...FULL_EVENT,
  recuse: MASKED,
  withdraw: MASKED,
});

const WEIGHT = integer(1, MOST_WEIGHT);

/** `c` alone is a leaf of weight 1. */
export const LEAF: Read<Leaf> = (value, at) => {
  const [rawC, rawWeight] = Array.isArray(value) && value.length === 2 ? value : [value, 1];
  const c = hexOf(32)(rawC, at);
  if (!c.ok) return c;
  const weight = WEIGHT(rawWeight, at);
  return weight.ok ? ok({ c: c.value, weight: weight.value }) : weight;
};

export const STRATA = arrayOf(object<Stratum>({ key: text(), leaves: arrayOf(LEAF) }));

/** `[uid, stratum, region, domain, w]` */
export const UNIT: Read<Unit> = (value, at) => {
  if (!Array.isArray(value) || value.length !== 5)
    return refuse('DRAW_MALFORMED', { at, why: 'not [uid, stratum, region, domain, w]' });
  const [uid, stratum, region, domain, weight]: unknown[] = value;
  return object<Unit>({ uid: text(), stratum: text(), region: text(true), domain: text(true), weight: WEIGHT })(
    { uid, stratum, region, domain, weight },
    at,
  );
};

export const OPENING: Read<Opening> = object<Opening>({
  c: hexOf(32),
  uid: text(),
  stratum: text(),
  region: text(true),
  domain: text(true),
  salt: hexOf(32),
});

export const REVEALS: Read<Reveal[]> = arrayOf(object<Reveal>({ id: text(), secret: hexOf(32) }));
