import type { RefusalCode } from '../../kernel/refusal-codes';
import type { Refusal } from '../../kernel/result';
import type { CheckName } from './check-names';

const BY_CODE: Readonly<Partial<Record<RefusalCode, CheckName>>> = {
  POOL_EMPTY: 'pool',
  DRAW_POOL_ROOT: 'pool',
  SHARE_NOT_COMMITTED: 'shares',
  SHARE_MALFORMED: 'shares',
  SHARE_MISMATCH: 'shares',
  SHARE_ALREADY_REVEALED: 'shares',
  DRAW_VOID: 'shares',
  BEACON_MALFORMED: 'beacon',
  BEACON_MISMATCH: 'beacon',
  BEACON_POINT: 'beacon',
  BEACON_SIGNATURE: 'beacon',
  DRAW_QUOTA: 'quotas',
  DRAW_ROSTER_ROOT: 'officers',
  DRAW_DUPLICATE_OFFICER: 'officers',
  DRAW_NO_SUCH_OFFICER: 'events',
  DRAW_TOO_MANY_PLACES: 'officers',
  DRAW_RESULT: 'result',
};

/** For codes that say where instead: the first word of the path, `events[3].pos` → `events`. */
const BY_PLACE: Readonly<Record<string, CheckName>> = {
  units: 'pool',
  strata: 'pool',
  salt_key: 'pool',
  beacon: 'beacon',
  events: 'events',
  event: 'events',
  roster: 'officers',
  officers: 'officers',
  teams: 'officers',
  openings: 'openings',
};

const BY_LACK: Readonly<Record<string, CheckName>> = {
  sha256: 'plan',
  sm3: 'plan',
  drand: 'beacon',
};

/** Which check a refusal of `runBundle` belongs to. */
export const blameOf = ({ code, facts }: Refusal): CheckName => {
  if (code === 'DRAW_UNSUPPORTED') return BY_LACK[String(facts['what'])] ?? 'form';
  const [place = ''] = String(facts['at'] ?? '').split(/[.[]/, 1);
  return BY_CODE[code] ?? BY_PLACE[place] ?? 'form';
};
