import type { Refusal } from '../../domain/kernel/result';
import { REFUSALS, tellRefusal } from '../../contracts/refusals';
import type { Problem } from '../../contracts/routes/parts';

/** A refusal as problem+json (RFC 9457). */
export function problemOf(refusal: Refusal): Problem {
  const { code, facts } = refusal;
  const { zh, en, status, remedyZh, remedyEn } = REFUSALS[code];
  const incident = facts['incident'];
  return {
    type: `/problems/${code}`,
    status,
    code,
    title: zh(facts),
    titleEn: en(facts),
    detail: tellRefusal(refusal),
    remedy: remedyZh,
    remedyEn,
    facts,
    ...(typeof incident === 'string' ? { incident } : {}),
  };
}
