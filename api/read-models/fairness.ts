import { isRemarkable, type FairnessReport, type Rates, type Verdict } from '../../domain/fairness/audit';
import type { FairnessAuditView, FairnessView, NamedRates } from '../../contracts/views/fairness';
import { iso, type ReadDb } from './db';
import type { Viewer } from './index';
import { namesOf } from './names';
import { WATCHERS } from './tasks';

interface Row {
  readonly day: string;
  readonly at: Date;
  readonly report: FairnessReport;
}

/** The night told of last, and two weeks before it. */
const NIGHTS = 15;
/** Rows that a list shows; the rest is less remarkable, or too few to tell. */
const MOST_SHOWN = 20;

/** 公平性自查: the nights' audits of the city's draws. Persons by name are told to their own department and to who watches over all. */
export async function fairness(db: ReadDb, viewer: Viewer): Promise<FairnessView> {
  const rows = await db.rows<Row>(
    `SELECT day::text, at, report FROM fairness_audit WHERE clock = 'city' ORDER BY day DESC LIMIT ${NIGHTS}`,
  );
  const [latest, ...earlier] = rows;
  return {
    latest: latest ? await named(db, viewer, latest) : null,
    earlier: earlier.map(({ day, report }) => ({ day, draws: report.draws, verdict: verdictOf(report) })),
    asOf: latest ? iso(latest.at) : new Date().toISOString(),
  };
}

const verdictOf = (report: FairnessReport): Verdict =>
  isRemarkable(report) ? 'remarkable' : report.places.verdict === 'tooFew' ? 'tooFew' : 'plain';

async function named(db: ReadDb, viewer: Viewer, { day, at, report }: Row): Promise<FairnessAuditView> {
  const { draws, drawn, places, meetings, voids, replacements } = report;
  const officers = [...meetings.most, ...report.recusals.each.map(({ who }) => ({ officer: who }))].map(
    (one) => one.officer,
  );
  const deciders = report.grants.each.map(({ who }) => who);
  const homes = await homesOf(db, officers, deciders);
  const orgs = [...homes.values(), ...report.redraws.each.map(({ who }) => who)];
  const names = await namesOf(db, { officers, persons: deciders, orgs });
  const targets = await targetNames(
    db,
    meetings.most.map(({ target }) => target),
  );
  const maySee = (org: string): boolean => WATCHERS.has(viewer.role) || viewer.orgs.includes(org);
  const homeOf = (id: string): string => homes.get(id) ?? '';
  const people = (rates: Rates, nameOf: (id: string) => string): NamedRates => ({
    ...rates,
    each: rates.each
      .filter(({ who }) => maySee(homeOf(who)))
      .slice(0, MOST_SHOWN)
      .map(({ who, ...rate }) => ({ ...rate, name: nameOf(who), org: names.org(homeOf(who)) })),
  });
  const { leastP: _leastP, most, ...together } = meetings;
  return {
    day,
    at: iso(at),
    draws,
    drawn,
    places,
    meetings: {
      ...together,
      most: most
        .filter(({ officer }) => maySee(homeOf(officer)))
        .map(({ officer, target, ...pair }) => ({
          ...pair,
          officer: names.officer(officer),
          org: names.org(homeOf(officer)),
          target: targets.get(target) ?? target,
        })),
    },
    voids,
    replacements,
    redraws: {
      ...report.redraws,
      each: report.redraws.each.map(({ who, ...rate }) => ({ ...rate, name: names.org(who), org: names.org(who) })),
    },
    recusals: people(report.recusals, names.officer),
    grants: people(report.grants, names.person),
  };
}

/** The department of each officer, and of each person who decided. */
async function homesOf(db: ReadDb, officers: readonly string[], deciders: readonly string[]) {
  const rows = await db.rows<{ id: string; org: string }>(
    `SELECT id, org_id AS org FROM officer WHERE id = ANY ($1)
     UNION ALL SELECT DISTINCT ON (decided_by) decided_by, org_id FROM (SELECT decided_by, org_id FROM recusal_decision WHERE decided_by = ANY ($2) ORDER BY decided_by, decided_at DESC) d`,
    [...new Set(officers)],
    [...new Set(deciders)],
  );
  return new Map(rows.map(({ id, org }) => [id, org]));
}

/** The name under which a target was drawn last. */
async function targetNames(db: ReadDb, uids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ uid: string; name: string }>(
    `SELECT DISTINCT ON (uid) uid, name FROM drawn_target WHERE uid = ANY ($1) ORDER BY uid, process DESC`,
    [...new Set(uids)],
  );
  return new Map(rows.map(({ uid, name }) => [uid, name]));
}
