import { fromHex } from '../../../domain/draw/encoding/bytes';
import { parsePlan } from '../../../domain/draw/plan/parse';
import { freezePool } from '../../../domain/draw/pool';
import { subSeed } from '../../../domain/draw/seed';
import { drawTargets } from '../../../domain/draw/targets';
import type { MachineDuty } from '../../../domain/kernel/duty';
import type { Result } from '../../../domain/kernel/result';
import type { Department } from '../../../domain/match/department';
import { matchDepartment } from '../../../domain/match/match-department';
import { redraw } from '../../../domain/match/redraw';
import { officerCommitment, PLAIN_SALT } from '../../../domain/match/tickets';
import { groupSizes } from '../../../domain/plan-rules/quota';
import { inScope } from '../../../domain/plan-rules/scheme';
import { stratumOf, townNumbers } from '../../../domain/plan-rules/strata';
import { sha256, sha256Hex } from '../../../journal/canonical';
import type { InspectionState } from '../../../workflows/inspection/state';
import type { FrozenPool } from '../../../workflows/joint-task/commitment';
import type { MatchedOfficers } from '../../../workflows/joint-task/officer-match';
import type { ReplacedOfficer } from '../../../workflows/joint-task/recusal';
import { departmentsOf, type JointTaskState } from '../../../workflows/joint-task/state';
import type { DrawnTargets } from '../../../workflows/joint-task/target-draw';
import type { MemoryRunner } from '../memory-runner';
import type { City } from './city';
import { count, drawnOf, placesOf, rowsOf, text } from './rows';

const SALT_KEY = new Uint8Array(32).fill(7);

interface Work {
  readonly city: City;
  readonly runner: MemoryRunner;
  readonly process: string;
  readonly key: string;
  readonly subject: string;
}

export const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.facts)}`);
  return result.value;
};

const taskOf = ({ runner, process }: Work): JointTaskState => runner.get(process).life.state as JointTaskState;

function freeze(work: Work): FrozenPool {
  const { city, process, key, runner } = work;
  const { scheme } = taskOf(work);
  if (!scheme) throw new Error('NO_SCHEME');
  const targets = city.targets.filter((target) => inScope(target, scheme));
  const towns = townNumbers(targets);
  const [drawId, poolId] = [`${process}-01`, `POOL-${process}-01`];
  const units = targets.map((target) => ({
    uid: target.uid,
    stratum: stratumOf(target, scheme, towns),
    region: target.town ?? '',
    domain: '',
    weight: 1,
  }));
  const frozen = freezePool(sha256, { poolId, saltKey: SALT_KEY, units });
  return {
    key,
    drawId,
    poolId,
    root: frozen.ok ? frozen.value.poolRoot : '',
    asOf: runner.now,
    groups: groupSizes(units.map(({ stratum }) => stratum)),
    saltKeySealed: 'sealed',
    exclusions: [],
    units: units.map(({ uid, stratum, region, weight }) => ({
      poolId,
      uid,
      stratum,
      townCode: region,
      weight,
      c: frozen.ok ? (frozen.value.commitments.get(uid) ?? '') : '',
    })),
  };
}

function draw(work: Work): DrawnTargets {
  const { planText, shares, beacon, pool } = taskOf(work);
  const rows = rowsOf(work.runner, 'poolUnits', work.process);
  const strata = [...new Set(rows.map((row) => text(row, 'stratum')))].sort().map((key) => ({
    key,
    leaves: rows
      .filter((row) => text(row, 'stratum') === key)
      .map((row) => ({ c: text(row, 'c'), weight: count(row, 'weight') }))
      .sort((a, b) => (a.c < b.c ? -1 : 1)),
  }));
  const reveals = Object.entries(shares).flatMap(([id, { secret }]) => (secret ? [{ id, secret }] : []));
  const plan = value(parsePlan(planText));
  const drawn = value(drawTargets(sha256, plan, strata, reveals, { kind: 'text', text: beacon.text ?? '' }));
  const byC = new Map(rows.map((row) => [text(row, 'c'), row]));
  const targets = drawn.positions.map(({ position, c, stratum, ticket, batch }) => {
    const row = byC.get(c ?? '') ?? {};
    const { uid, townCode } = { uid: text(row, 'uid'), townCode: text(row, 'townCode') };
    return { drawId: pool?.drawId, position: position + 1, generation: 1, uid, townCode, stratum, c, ticket, batch };
  });
  const { seed, eventsHead, resultHash } = drawn;
  return { key: work.key, seed, eventsHead, resultHash, targets };
}

function departmentOf(work: Work, org: string): Department {
  const state = taskOf(work);
  const positions = drawnOf(work.runner, work.process);
  const absent = state.rosters[org]?.absent ?? [];
  return {
    hash: sha256,
    seedMatch: subSeed(sha256, fromHex(state.drawn?.seed ?? ''), 'match'),
    org,
    roleIndex: departmentsOf(state).indexOf(org),
    positions,
    officers: work.city.officers
      .filter((officer) => officer.org === org)
      .map(({ id, certificates }) => ({ id, org, certificates, active: !absent.includes(id) })),
    commitment: officerCommitment(sha256, state.pool?.poolId ?? '', () => PLAIN_SALT),
    window: state.scheme?.window ?? { from: '', to: '' },
    recused: Object.values(state.recusals)
      .filter((recusal) => recusal.org === org && recusal.state !== 'refused' && recusal.state !== 'applied')
      .map(({ officer, position }) => ({ officer, c: positions.find((one) => one.position === position)?.c ?? '' })),
  };
}

function match(work: Work): MatchedOfficers {
  const state = taskOf(work);
  const org = work.subject;
  const matched = matchDepartment({ ...departmentOf(work, org), perTarget: state.scheme?.minOfficers ?? 2 });
  const officers = [...new Set(matched.members.map(({ officer }) => officer))].sort();
  return {
    key: work.key,
    org,
    round: state.rosters[org]?.round ?? 1,
    level: matched.level,
    hash: sha256Hex(JSON.stringify(matched.members)),
    members: matched.members.map(({ position, slot, officer }) => ({
      orgId: org,
      position,
      slot,
      generation: 1,
      officerId: officer,
    })),
    officers: officers.map((officer) => ({ officer, person: work.city.asOfficer(officer).person })),
    shortages: matched.shortages,
  };
}

function replace(work: Work): ReplacedOfficer {
  const state = taskOf(work);
  const recusal = state.recusals[work.subject];
  if (!recusal) throw new Error(`NO_SUCH_RECUSAL ${work.subject}`);
  const { org, position, officer: from } = recusal;
  const members = placesOf(work.runner, work.process).filter((place) => place.org === org);
  const held = members.find((member) => member.position === position && member.officer === from);
  if (!held) throw new Error(`NOT_ON_TEAM ${from} at ${position}`);
  const { slot, generation } = held;
  const level = state.rosters[org]?.level ?? 0;
  const redrawn = value(redraw({ ...departmentOf(work, org), members, vacated: { position, slot }, level }));
  const fromRemaining = members.filter(({ officer }) => officer === from).length - 1;
  const place = { key: work.key, recusal: work.subject, org, position, slot, from, fromRemaining };
  if (redrawn.rule === 'd') return { ...place, outcome: { to: null, rule: 'd' }, members: [] };
  const to = redrawn.member.officer;
  return {
    ...place,
    outcome: { to, person: work.city.asOfficer(to).person, rule: redrawn.rule },
    members: [{ orgId: org, position, slot, generation: generation + 1, officerId: to }],
  };
}

const publish = ({ key, process }: Work) => {
  const payload = JSON.stringify({ process });
  return { key, payload, payloadHash: sha256Hex(payload) };
};

const deliver = ({ key, process, runner }: Work) => {
  const { published } = runner.get(process).life.state as InspectionState;
  return { key, channel: 'province', businessKey: `province:${process}:v${published}`, receipt: `R-${process}` };
};

type Body = Readonly<Record<string, unknown>>;
const PERFORM: Readonly<Record<string, (work: Work) => Body>> = {
  freezePool: (work) => ({ ...freeze(work) }),
  drawTargets: (work) => ({ ...draw(work) }),
  matchOfficers: (work) => ({ ...match(work) }),
  replaceOfficer: (work) => ({ ...replace(work) }),
  publish,
  deliver,
};

/** What an act hands in, by the same domain functions as the activity of its name; undefined: its key alone. */
export function actOf(
  city: City,
  runner: MemoryRunner,
  process: string,
  name: string,
  duty: MachineDuty,
): Body | undefined {
  if (city.failing.has(name)) throw new Error(`${name} is made to fail`);
  const subject = duty.kind === 'effect' ? (duty.subject ?? '') : '';
  return PERFORM[name]?.({ city, runner, process, key: duty.key, subject });
}
