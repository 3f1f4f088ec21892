import { addDays } from '../calendar/beijing';
import type { Day } from '../kernel/time';

/** 执法证件: valid on both days. */
export interface CertificateSpan {
  readonly validFrom: Day;
  readonly validTo: Day;
}

/**
 * The span that certificates cover without a gap, one after the other, if it holds every day from `from` to `to`; else null
 * (V1). What a roster says of an officer's certificate.
 */
export function certifiedSpan(certificates: readonly CertificateSpan[], from: Day, to: Day): CertificateSpan | null {
  let span: CertificateSpan | null = null;
  for (const { validFrom, validTo } of [...certificates].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    if (span && validFrom <= addDays(span.validTo, 1)) {
      if (validTo > span.validTo) span = { validFrom: span.validFrom, validTo };
    } else if (!span || span.validTo < from) span = { validFrom, validTo };
    else break;
  }
  return span && span.validFrom <= from && to <= span.validTo ? span : null;
}

/** Whether certificates, one after the other without a gap, cover every day from `from` to `to`. */
export const certifiedThroughout = (certificates: readonly CertificateSpan[], from: Day, to: Day): boolean =>
  certifiedSpan(certificates, from, to) !== null;
