import type { ResultCode } from '../../../domain/catalogue/result-codes';
import type { PersonDuty } from '../../../domain/kernel/duty';
import type { Status } from '../../../contracts/views/common';
import type { InspectionPart, ItemView } from '../../../contracts/views/inspection';
import type { InspectionState, Part } from '../../../workflows/inspection/state';
import { mayActOn, type Scene } from '../acts/acts';
import { iso } from '../db';
import { dueView } from '../due';
import type { Names } from '../names';
import type { JournalLine } from '../timeline';
import { resultTone } from '../words';
import type { ItemRow, ResultRow, ReviewRow, TeamRow } from './rows';

/** Everything that the parts of an inspection are told from. */
export interface PartFacts {
  readonly scene: Scene;
  readonly team: readonly TeamRow[];
  readonly items: readonly ItemRow[];
  readonly results: readonly ResultRow[];
  readonly reviews: readonly ReviewRow[];
  readonly lines: readonly JournalLine[];
  readonly codes: readonly ResultCode[];
  readonly names: Names;
  /** Findings are told to whoever may know whose they are; to nobody else, nor to ops (console.md, Ops). */
  readonly seesFindings: boolean;
}

/** 各部门的部分, the lead's first. */
export function partsOf(facts: PartFacts, lead: string): readonly InspectionPart[] {
  const { parts } = facts.scene.asked.life.state as InspectionState;
  return Object.values(parts)
    .sort((a, b) => Number(b.org === lead) - Number(a.org === lead) || (a.org < b.org ? -1 : 1))
    .map((part) => partOf(facts, part));
}

function partOf(facts: PartFacts, part: Part): InspectionPart {
  const { scene, team, reviews, names, lines } = facts;
  const { asked, viewer } = scene;
  const { org, state, round } = part;
  const review = reviews.find((row) => row.org === org) ?? null;
  const open = asked.duties.find((duty): duty is PersonDuty => duty.kind === 'person' && duty.subject === org);
  const entered = lines.find(({ event }) => event.type === 'resultsEntered' && event.org === org);
  const own = viewer.org === org;
  return {
    org,
    name: names.org(org),
    status: partStatus(part, asked.life.state as InspectionState),
    round,
    officers: team
      .filter((member) => member.org === org)
      .map(({ officer, name, certificate }) => ({ id: officer, name, certificate: certificate ?? '' })),
    items: part.items.map(({ item, version }) => itemOf(facts, org, item, version)),
    enteredBy: state === 'awaited' || !entered ? null : names.person(entered.by),
    enteredAt: state === 'awaited' || !entered ? null : entered.at,
    review: review && {
      outcome: review.outcome,
      opinion: facts.seesFindings ? review.opinion : '',
      by: names.person(review.by),
      at: iso(review.at),
    },
    due: dueView(open?.deadline ?? null, asked.now),
    mayEnter: own && mayActOn(scene, 'enterResults'),
    mayReview: own && mayActOn(scene, 'passReview'),
  };
}

function partStatus({ state, round }: Part, { stage }: InspectionState): Status {
  if (stage === 'scheduled') return { word: '待检查', tone: 'idle' };
  if (state === 'passed') return { word: '审核通过', tone: 'done' };
  if (state === 'entered') return { word: '待审核', tone: 'move' };
  return round > 1 ? { word: '退回修改', tone: 'warn' } : { word: '录入中', tone: 'move' };
}

/** An item with its newest result, marked where a return has changed it. */
function itemOf(
  { items, results, codes, seesFindings }: PartFacts,
  org: string,
  id: string,
  version: number,
): ItemView {
  const item = items.find((row) => row.item === id && row.version === version);
  const [newest, before] = results.filter((row) => row.org === org && row.item === id);
  return {
    item: id,
    version,
    name: item?.name ?? id,
    kind: item?.kind ?? 'general',
    content: item?.content ?? '',
    basis: item?.basis ?? '',
    checklist: item?.checklist ?? [],
    result: newest && seesFindings ? resultOf(newest, before, codes) : null,
  };
}

function resultOf(newest: ResultRow, before: ResultRow | undefined, codes: readonly ResultCode[]): ItemView['result'] {
  const { code, problem, disposal } = newest;
  const known = codes.find((one) => one.code === code);
  return {
    code,
    text: known?.text ?? code,
    tone: resultTone(known?.text ?? ''),
    problem,
    disposal,
    changed:
      before !== undefined && (before.code !== code || before.problem !== problem || before.disposal !== disposal),
  };
}
