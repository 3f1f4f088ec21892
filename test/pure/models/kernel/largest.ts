import type { MachineDuty } from '../../../../domain/kernel/duty';
import type { Stamped } from '../../../../domain/kernel/process';
import type { SchemeFacts } from '../../../../domain/plan-rules/facts';
import type { Scheme } from '../../../../domain/plan-rules/scheme';
import { chain } from '../../../../journal/append';
import { sha256Hex } from '../../../../journal/canonical';
import { City, CERTIFIED, desk } from '../../../support/models/city';
import { LivedTask, TASK } from '../../../support/models/task';

export const DEPARTMENTS = 30;
export const ITEMS = 40;
export const TARGETS = 10_000;

/** The journal's bounds, enforced by its constraints: bytes of an event's text and of a life, duties of a process. */
export const LIMITS = { event: 16_384, life: 65_536, duties: 200 };

const wide = (n: number) => '检'.repeat(n);
const list = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const orgs = list(DEPARTMENTS, (i) => `dept-${String(i + 1).padStart(2, '0')}`);

/** Ids as the sample city's and a province's are: a dozen characters. The contract would let 120 through. */
function largestCity(officers: number): City {
  const city = new City({ departments: orgs, targets: 1, officersEach: 0, itemsEach: 0 });
  city.items.push(
    ...list(ITEMS, (i) => ({
      item: `440000-XF-${String(i + 1).padStart(4, '0')}`,
      version: 1,
      org: orgs[i % DEPARTMENTS] ?? '',
      name: `${wide(57)}${String(i).padStart(3, '0')}`,
      kind: 'general' as const,
      method: 'network' as const,
    })),
  );
  city.officers.push(
    ...list(officers, (i) => {
      const org = orgs[i % DEPARTMENTS] ?? '';
      const person = `${org}.officer${String(i + 1).padStart(4, '0')}`;
      return {
        id: `${org}-officer${String(i + 1).padStart(4, '0')}`,
        org,
        person,
        certificates: CERTIFIED,
        fields: [],
      };
    }),
  );
  return city;
}

/** Every list of the scheme, filled as far as the contract allows. */
export const FULL: Partial<Scheme> = {
  name: wide(80),
  scope: {
    kinds: list(20, (i) => `${wide(18)}${String(i).padStart(2, '0')}`),
    towns: list(60, (i) => String(442000000 + i)),
    tags: list(40, (i) => `${wide(18)}${String(i).padStart(2, '0')}`),
  },
  raised: { tags: list(40, (i) => `${wide(18)}${String(i).padStart(2, '0')}`), ratio: { num: 1, den: 2 } },
  batches: 64,
  count: TARGETS,
};
/** As a city's schemes are: one kind, a dozen towns and tags. */
export const USUAL: Partial<Scheme> = {
  name: wide(80),
  scope: {
    kinds: ['企业', '个体工商户'],
    towns: list(24, (i) => String(442000000 + i)),
    tags: list(12, (i) => wide(8) + String(i)),
  },
  raised: { tags: list(6, (i) => wide(8) + String(i)), ratio: { num: 1, den: 2 } },
  batches: 64,
  count: TARGETS,
};

/** Sets as large as the task, in place of real draws and matches: what is measured is what the journal keeps of them. */
function largeActs(city: City): (name: string, duty: MachineDuty) => Readonly<Record<string, unknown>> | undefined {
  const hash = sha256Hex('any');
  return (name, duty) => {
    const { key } = duty;
    switch (name) {
      case 'freezePool':
        return {
          key,
          drawId: `${TASK}-01`,
          poolId: `POOL-${TASK}-01`,
          root: hash,
          asOf: '2026-09-24T09:30:00.000Z',
          groups: { base: 90_000, raised: 10_000 },
          saltKeySealed: 'sealed',
          labels: '{}',
          exclusions: [],
          units: list(TARGETS, () => ({})),
        };
      case 'drawTargets':
        return { key, seed: hash, targets: list(TARGETS, () => ({})) };
      case 'freezeRoster':
        return {
          key,
          root: hash,
          fit: Object.fromEntries(orgs.map((org) => [org, 9_999])),
          officers: list(TARGETS, () => ({})),
          exclusions: [],
          conflicts: 200,
        };
      case 'matchOfficers':
        return {
          key,
          eventsHead: hash,
          resultHash: hash,
          members: list(99, () => ({})),
          departments: orgs.map((org) => ({
            org,
            members: 99_999,
            vacant: 0,
            level: 9_999,
            officers: city.officers
              .filter((officer) => officer.org === org)
              .map(({ id, person }) => ({ officer: id, person })),
          })),
        };
      default:
        return undefined;
    }
  };
}

const schemeFacts = (city: City): SchemeFacts => ({
  today: '2026-09-21',
  items: city.itemFacts(),
  poolSize: 100_000,
  raisedSize: 10_000,
  overlapping: [],
});

/** A task at its largest, drafted; its rules are not asked, only its size. */
export function largestTask(officers: number, scheme: Partial<Scheme>): LivedTask {
  const city = largestCity(officers);
  const task = new LivedTask(city, {
    act: largeActs(city),
    fact: (name) => (name === 'scheme' ? schemeFacts(city) : undefined),
  });
  task.must('saveScheme', { scheme: city.scheme(scheme) }, desk(city.lead, 'handler'));
  return task;
}

/** The stored text of an event, in bytes, with who sent it and two sets beside it. */
export function bytesOf(event: Stamped<{ readonly type: string }>, process = TASK): number {
  const mark = { count: TARGETS, hash: sha256Hex('any') };
  const actor = desk(orgs[0] ?? '', 'handler');
  const cause = {
    process,
    command: sha256Hex('c').slice(0, 36),
    digest: sha256Hex('d'),
    actor,
    sets: { a: mark, b: mark },
  };
  const [link] = chain(sha256Hex('head'), [event], cause);
  return Buffer.byteLength(link?.text ?? '');
}

/** A life as PostgreSQL prints it, a space after every comma and colon. */
export const lifeBytes = (life: unknown): number =>
  Buffer.byteLength(JSON.stringify(life, null, 1).replace(/\n\s*/g, ' '));
