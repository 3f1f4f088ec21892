import { addDays } from '../calendar/beijing';
import type { OfficerId, OrgId } from '../kernel/duty';
import type { Day } from '../kernel/time';

/** 执法证件: valid on both days. */
export interface CertificateSpan {
  readonly validFrom: Day;
  readonly validTo: Day;
}

/** An officer (执法人员) as the match sees him. */
export interface Officer {
  readonly id: OfficerId;
  readonly org: OrgId;
  readonly certificates: readonly CertificateSpan[];
  /** In service, and not named absent by his department. */
  readonly active: boolean;
}

/** A place that must be filled: of whom, when, and who has been recused from this target (回避). */
export interface Need {
  readonly org: OrgId;
  /** The task's window, both days included. */
  readonly from: Day;
  readonly to: Day;
  readonly recused: ReadonlySet<OfficerId>;
}

/** Why an officer cannot take a place; `null`: he can. */
export type Unfit = 'otherDepartment' | 'inactive' | 'notCertified' | 'recused';

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

/** The first reason that bars an officer, in the order in which his department can mend it. V1, V4. */
export function whyNot(officer: Officer, { org, from, to, recused }: Need): Unfit | null {
  if (officer.org !== org) return 'otherDepartment';
  if (!officer.active) return 'inactive';
  if (!certifiedThroughout(officer.certificates, from, to)) return 'notCertified';
  return recused.has(officer.id) ? 'recused' : null;
}

/**
 * Whether an officer may be drawn for a target: of the own department, in service, certified over the whole window (V1),
 * not recused from this target (V4). Source: 企业公示信息抽查暂行办法第九条；公务员法第七十六条.
 */
export const eligible = (officer: Officer, need: Need): boolean => whyNot(officer, need) === null;
