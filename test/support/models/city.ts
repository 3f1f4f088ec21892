import type { ItemFact } from '../../../domain/plan-rules/facts';
import type { Scheme, SchemeExperts, SchemeItem, ScopedTarget } from '../../../domain/plan-rules/scheme';
import type { Role } from '../../../domain/kernel/duty';
import type { Actor } from '../../../domain/kernel/process';
import type { BusyFact } from '../../../workflows/joint-task/schedule';

/** A target of the tiny library (fictional). */
export interface CityTarget extends ScopedTarget {
  readonly uid: string;
  readonly name: string;
}
export interface CityOfficer {
  readonly id: string;
  readonly org: string;
  readonly person: string;
  readonly certificates: readonly { readonly validFrom: string; readonly validTo: string }[];
  readonly fields: readonly string[];
}

export interface CitySize {
  readonly departments?: readonly string[];
  readonly targets?: number;
  readonly officersEach?: number;
  readonly itemsEach?: number;
  /** Experts in their library, and how many of them a target wants. */
  readonly experts?: { readonly there: number; readonly each: number; readonly field?: string };
}

export const CERTIFIED = [{ validFrom: '2024-01-01', validTo: '2029-12-31' }];
/** Wide enough that a walk's clock seldom leaves it. */
export const WINDOW = { from: '2026-10-19', to: '2026-12-18' };
const TOWNS = ['442000001', '442000002'];

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** 专业人员库. */
export const EXPERTS = 'experts';

/** A desk of a department: its first, second … holder of a role. */
export const desk = (org: string, role: Role, nth = 1): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  person: `${org}.${role}${nth}`,
  post: { org, role },
  officer: null,
});

export const OPS = desk('ops', 'ops');

/**
 * A library in memory: three departments, five targets in two towns, four officers a department unless said otherwise. Its lists
 * are open to change, as the city's are while a task lives.
 */
export class City {
  readonly departments: readonly string[];
  readonly targets: CityTarget[];
  readonly officers: CityOfficer[];
  readonly items: SchemeItem[];
  readonly busy: BusyFact[] = [];
  /** Acts that fail for good for now, by name. */
  readonly failing = new Set<string>();
  /** Whether an authority for time stamps is named. */
  stamping = false;

  /** What the scheme asks of experts. */
  private readonly asked: SchemeExperts | null;

  constructor({
    departments = ['amr', 'fire', 'eco'],
    targets = 5,
    officersEach = 4,
    itemsEach = 2,
    experts,
  }: CitySize = {}) {
    this.departments = departments;
    this.targets = times(targets, (i) => ({
      uid: `91442000MA5${String(i).padStart(7, '0')}`,
      name: `样例企业${i + 1}`,
      kind: '企业',
      town: TOWNS[i % TOWNS.length] ?? null,
      tags: [],
    }));
    this.asked = experts ? { org: EXPERTS, count: experts.each, field: experts.field ?? '' } : null;
    this.officers = [
      ...departments.flatMap((org) => times(officersEach, (i) => this.officer(org, i + 1))),
      ...times(experts?.there ?? 0, (i) => this.officer(EXPERTS, i + 1)),
    ];
    this.items = departments.flatMap((org) =>
      times(itemsEach, (i) => ({
        item: `${org}-${i + 1}`,
        version: 1,
        org,
        name: `${org}事项${i + 1}`,
        kind: 'key' as const,
        method: 'onSite' as const,
      })),
    );
  }

  get lead(): string {
    return this.departments[0] ?? '';
  }

  /** Of the library of experts: a person without a certificate, of one field. */
  officer(org: string, nth: number): CityOfficer {
    const expert = org === EXPERTS;
    return {
      id: `${org}-o${nth}`,
      org,
      person: `${org}.officer${nth}`,
      certificates: expert ? [] : CERTIFIED,
      fields: expert ? [nth % 2 === 1 ? '特种设备' : '食品检验'] : [],
    };
  }

  /** Under the post of an officer, or of an expert. */
  asOfficer(id: string): Extract<Actor, { kind: 'person' }> {
    const officer = this.officers.find((one) => one.id === id);
    if (!officer) throw new Error(`no officer ${id}`);
    return {
      kind: 'person',
      person: officer.person,
      post: { org: officer.org, role: officer.org === EXPERTS ? 'expert' : 'officer' },
      officer: id,
    };
  }

  /** A scheme without fault over every department and all targets. */
  scheme(change: Partial<Scheme> = {}): Scheme {
    return {
      name: '餐饮服务单位联合抽查',
      lead: this.lead,
      departments: this.departments,
      scope: { kinds: ['企业'], towns: [], tags: [] },
      items: this.items,
      ratio: null,
      count: this.targets.length,
      strata: 'town',
      raised: null,
      batches: 2,
      beacon: 'lottery',
      window: WINDOW,
      minOfficers: 2,
      ...(this.asked ? { experts: this.asked } : {}),
      ...change,
    };
  }

  /** Experts of the library who hold the scheme's field. */
  expertsFit({ experts }: Scheme): number | null {
    if (experts?.org !== EXPERTS) return null;
    const { field } = experts;
    return this.officers.filter(({ org, fields }) => org === EXPERTS && (field === '' || fields.includes(field)))
      .length;
  }

  itemFacts(): ItemFact[] {
    return this.items.map(({ item, version, org, name, kind }) => ({
      item,
      version,
      org,
      name,
      kind,
      basis: ['某办法第九条'],
      publishedOn: '2026-01-10',
      validFrom: '2026-01-10',
      validTo: null,
      ceiling: null,
    }));
  }
}
