import { verifyDrand } from '../../../crypto/drand';
import type { FullBundle } from '../../../domain/draw/bundle/bundle';
import { runBundle, type BundleFields } from '../../../domain/draw/bundle/run';
import { eventLink, type DrawEvent } from '../../../domain/draw/events';
import { openUnits } from '../../../domain/draw/openings';
import { parsePlan } from '../../../domain/draw/plan/parse';
import { freezePool } from '../../../domain/draw/pool';
import { freezeRoster, type RosterRow } from '../../../domain/draw/roster';
import { drawTargets } from '../../../domain/draw/targets';
import type { MachineDuty } from '../../../domain/kernel/duty';
import type { Result } from '../../../domain/kernel/result';
import { certifiedSpan } from '../../../domain/match/certificate';
import { labelTable, labelText } from '../../../domain/plan-rules/labels';
import { groupSizes } from '../../../domain/plan-rules/quota';
import { inScope } from '../../../domain/plan-rules/scheme';
import { stratumOf, townNumbers } from '../../../domain/plan-rules/strata';
import { sha256, sha256Hex } from '../../../journal/canonical';
import type { InspectionState } from '../../../workflows/inspection/state';
import { beaconOf } from '../../../workflows/joint-task/draw/beacon';
import type { FrozenPool, FrozenRoster } from '../../../workflows/joint-task/draw/commitment';
import type { DrawnTargets } from '../../../workflows/joint-task/draw/target-draw';
import type { MatchedOfficers } from '../../../workflows/joint-task/officers/officer-match';
import type { ReplacedOfficer } from '../../../workflows/joint-task/officers/replacement';
import { departmentsOf, expertsOf, rosteredOf, type JointTaskState } from '../../../workflows/joint-task/state';
import type { MemoryRunner } from '../memory-runner';
import type { City, CityOfficer } from './city';
import { count, placesOf, rowsOf, text } from './rows';

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
  const { scheme, draw } = taskOf(work);
  if (!scheme) throw new Error('NO_SCHEME');
  const targets = city.targets.filter((target) => inScope(target, scheme));
  const towns = townNumbers(targets);
  const drawId = `${process}-0${draw.attempt}`;
  const poolId = `POOL-${drawId}`;
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
    labels: labelText(
      labelTable(
        'ab'.repeat(32),
        scheme,
        units.map(({ stratum }) => stratum),
        towns,
        new Map(),
      ),
    ),
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

const poolRows = (work: Work) =>
  rowsOf(work.runner, 'poolUnits', work.process).filter((row) => row['poolId'] === taskOf(work).draw.pool?.poolId);

/** Conflicts named with a roster, and recusals granted in an earlier draw, by officer. */
function conflictsOf(work: Work): readonly { readonly officer: string; readonly uid: string }[] {
  const named = rowsOf(work.runner, 'knownConflicts', work.process).map((row) => ({
    officer: text(row, 'officerId'),
    uid: text(row, 'uid'),
  }));
  const drawn = rowsOf(work.runner, 'drawnTargets', work.process);
  const granted = Object.values(taskOf(work).recusals)
    .filter(({ state }) => state === 'granted' || state === 'replaced')
    .flatMap(({ officer, position, attempt }) =>
      drawn
        .filter((row) => row['drawId'] === `${work.process}-0${attempt}` && count(row, 'position') === position)
        .map((row) => ({ officer, uid: text(row, 'uid') })),
    );
  const pool = new Set(poolRows(work).map((row) => text(row, 'uid')));
  return [...named, ...granted].filter(({ uid }) => pool.has(uid));
}

function roster(work: Work): FrozenRoster {
  const { scheme, draw } = taskOf(work);
  const { drawId, poolId } = draw.pool ?? { drawId: '', poolId: '' };
  const window = scheme?.window ?? { from: '', to: '' };
  const absent = new Set(Object.values(draw.rosters).flatMap((one) => one.absent));
  const asked = work.city.officers.filter(({ org }) => rosteredOf(taskOf(work)).includes(org));
  const experts = expertsOf(taskOf(work));
  const able = ({ org, fields, certificates }: CityOfficer) =>
    org === experts?.org
      ? experts.field === '' || fields.includes(experts.field)
      : certifiedSpan(certificates, window.from, window.to) !== null;
  const fit = asked.filter((one) => !absent.has(one.id) && able(one));
  const conflicts = conflictsOf(work);
  const officers = fit.map(({ id, org, fields }) => ({
    oid: id,
    org,
    tags: fields,
    regions: ['*'],
    from: window.from,
    to: window.to,
    cap: 10_000,
    load0: 0,
    recuse: [...new Set(conflicts.filter(({ officer }) => officer === id).map(({ uid }) => uid))],
  }));
  const commitments = new Map(poolRows(work).map((row) => [text(row, 'uid'), text(row, 'c')]));
  const frozen = value(freezeRoster(sha256, { poolId, saltKey: SALT_KEY, officers, commitments }));
  const counts: Record<string, number> = {};
  for (const { org } of fit) counts[org] = (counts[org] ?? 0) + 1;
  return {
    key: work.key,
    root: frozen.rosterRoot,
    fit: counts,
    conflicts: conflicts.length,
    exclusions: asked
      .filter((officer) => !fit.includes(officer))
      .map(({ id, org }) => ({ drawId, officerId: id, orgId: org, ground: '不能出勤' })),
    officers: fit.map(({ id, person }) => {
      const o = frozen.commitments.get(id) ?? '';
      return { drawId, officerId: id, personId: person, leaf: frozen.rows.find((row) => row.o === o), o };
    }),
  };
}

/** What a draw is a function of, from state and rows. */
function inputsOf(work: Work) {
  const { planText, shares, beacon } = taskOf(work).draw;
  const rows = poolRows(work);
  const strata = [...new Set(rows.map((row) => text(row, 'stratum')))].sort().map((key) => ({
    key,
    leaves: rows
      .filter((row) => text(row, 'stratum') === key)
      .map((row) => ({ c: text(row, 'c'), weight: count(row, 'weight') }))
      .sort((a, b) => (a.c < b.c ? -1 : 1)),
  }));
  const reveals = Object.entries(shares).flatMap(([id, { secret }]) => (secret ? [{ id, secret }] : []));
  const plan = value(parsePlan(planText));
  return { plan, strata, reveals, beacon: beaconOf(plan, beacon.text ?? '') };
}

function draw(work: Work): DrawnTargets {
  const { pool } = taskOf(work).draw;
  const { plan, strata, reveals, beacon } = inputsOf(work);
  const drawn = value(drawTargets(sha256, plan, strata, reveals, beacon, verifyDrand));
  const units = poolRows(work).map((row) => ({
    uid: text(row, 'uid'),
    stratum: text(row, 'stratum'),
    region: text(row, 'townCode'),
    domain: '',
    weight: count(row, 'weight'),
  }));
  const commitments = drawn.positions.map(({ c }) => c ?? '');
  const openings = value(openUnits(sha256, { poolId: plan.poolId, saltKey: SALT_KEY, units }, commitments));
  const targets = drawn.positions.map(({ position, c, stratum, ticket, batch }, i) => {
    const opening = openings[i];
    const { uid, region: townCode, salt } = opening ?? { uid: '', region: '', salt: '' };
    return {
      drawId: pool?.drawId,
      position: position + 1,
      generation: 1,
      uid,
      townCode,
      salt,
      stratum,
      c,
      ticket,
      batch,
    };
  });
  return { key: work.key, seed: drawn.seed, targets };
}

const currentOf = (work: Work, set: string) =>
  rowsOf(work.runner, set, work.process).filter((row) => row['drawId'] === taskOf(work).draw.pool?.drawId);

function bundleOf(work: Work): FullBundle {
  const openings = currentOf(work, 'drawnTargets').map((row) => ({
    c: text(row, 'c'),
    uid: text(row, 'uid'),
    stratum: text(row, 'stratum'),
    region: text(row, 'townCode'),
    domain: '',
    salt: text(row, 'salt'),
  }));
  const officers = currentOf(work, 'rosterOfficers').map((row) => row['leaf'] as RosterRow);
  const events = currentOf(work, 'drawEvents').map((row) => row['event'] as DrawEvent);
  return { form: 'full', ...inputsOf(work), roster: officers, openings, events, result: null };
}

const run = (bundle: FullBundle): BundleFields => value(runBundle({ sha256, drand: verifyDrand }, bundle)).fields;

const placesIn = ({ final }: BundleFields) =>
  final.flatMap(({ team }, position) => team.map(([role, slot, o]) => ({ position: position + 1, role, slot, o })));

function match(work: Work): MatchedOfficers {
  const state = taskOf(work);
  const drawId = state.draw.pool?.drawId;
  const bundle = bundleOf(work);
  const fields = run(bundle);
  const nameOf = new Map(currentOf(work, 'rosterOfficers').map((row) => [text(row, 'o'), text(row, 'officerId')]));
  const places = placesIn(fields).map((place) => ({ ...place, officer: nameOf.get(place.o ?? '') ?? null }));
  return {
    key: work.key,
    eventsHead: fields.events_head,
    resultHash: fields.result_hash,
    departments: rosteredOf(state).map((org, role) => {
      const own = places.filter((place) => place.role === role);
      const held = own.flatMap(({ officer }) => (officer === null ? [] : [officer]));
      return {
        org,
        members: held.length,
        vacant: own.length - held.length,
        level: fields.levels?.[org] ?? 0,
        officers: [...new Set(held)]
          .sort()
          .map((officer) => ({ officer, person: work.city.asOfficer(officer).person })),
      };
    }),
    members: places.map(({ position, role, slot, officer }) => ({
      drawId,
      orgId: rosteredOf(state)[role],
      position,
      slot,
      generation: 1,
      officerId: officer,
      appointed: false,
    })),
  };
}

function replace(work: Work): ReplacedOfficer {
  const state = taskOf(work);
  const recusal = state.recusals[work.subject];
  if (!recusal) throw new Error(`NO_SUCH_RECUSAL ${work.subject}`);
  const { org, position, officer: from } = recusal;
  const drawId = state.draw.pool?.drawId;
  const held = placesOf(work.runner, work.process);
  const own = held.find((place) => place.position === position && place.officer === from);
  if (!own) throw new Error(`NOT_ON_TEAM ${from} at ${position}`);
  const bundle = bundleOf(work);
  const names = new Map(currentOf(work, 'rosterOfficers').map((row) => [text(row, 'o'), text(row, 'officerId')]));
  const o = [...names].find(([, officer]) => officer === from)?.[0] ?? '';
  const event: DrawEvent = { type: 'recuse', pos: position - 1, officer: o, reason: 'recusal', evidence: '' };
  const before = placesIn(run(bundle));
  const fields = run({ ...bundle, events: [...bundle.events, event] });
  const changes = placesIn(fields).filter((place, i) => place.o !== before[i]?.o);
  const change = changes.find((place) => place.position === position && place.slot === own.slot);
  const to = names.get(change?.o ?? '') ?? null;
  const named = (officer: string) => ({ officer, person: work.city.asOfficer(officer).person });
  return {
    key: work.key,
    recusal: work.subject,
    org,
    position,
    from,
    fromRemaining: held.filter(({ officer }) => officer === from).length - 1,
    to: to === null ? null : named(to),
    rule: to === null ? 'd' : 'a',
    moved: [],
    eventsHead: fields.events_head,
    resultHash: fields.result_hash,
    members: changes.map((place) => ({
      drawId,
      orgId: rosteredOf(state)[place.role],
      position: place.position,
      slot: place.slot,
      generation:
        (held.find((one) => one.org === org && one.position === place.position && one.slot === place.slot)
          ?.generation ?? 0) + 1,
      officerId: names.get(place.o ?? '') ?? null,
      appointed: false,
    })),
    links: [{ drawId, event, head: value(eventLink(sha256, state.draw.result?.eventsHead ?? '', event)) }],
  };
}

/** 换人通知: the inspection learns its team as it stands; one that has ended has no use for it. */
function tell(work: Work) {
  const position = taskOf(work).untold[work.subject] ?? 0;
  const places = placesOf(work.runner, work.process).filter(
    (place) => place.position === position && place.officer !== '',
  );
  const sent = (org: string) => ({
    org,
    officers: places
      .filter((place) => place.org === org)
      .map(({ officer }) => ({ officer, person: work.city.asOfficer(officer).person })),
  });
  const teams = departmentsOf(taskOf(work)).map(sent);
  const experts = expertsOf(taskOf(work));
  const visit = `${work.process}/${position}.1`;
  const body = { key: work.key, teams, ...(experts ? { experts: sent(experts.org) } : {}) };
  work.runner.tell(visit, { type: 'changeTeam', body });
  return { key: work.key, tell: work.subject, position };
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
  freezeRoster: (work) => ({ ...roster(work) }),
  stampPlan: ({ key, process, runner }) => ({ key, drawId: `${process}-01`, genTime: runner.now, tsr: '' }),
  tellTeam: (work) => ({ ...tell(work) }),
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
