import type { OfficerId, OrgId, PersonId, Role } from '../../kernel/duty';
import type { Day } from '../../kernel/time';
import { daysAfter } from './days';
import { SAMPLE_EXPERTS, SAMPLE_EXPERTS_ORG } from './experts';
import { SAMPLE_DEPARTMENTS, SAMPLE_FROM, type SampleDepartment } from './orgs';
import type { Random } from './random';

export interface SamplePerson {
  readonly id: PersonId;
  readonly name: string;
  /** The login of the sample city, `amr.handler`; its password is the installer's affair. */
  readonly login: string;
}
export interface SamplePost {
  readonly id: string;
  readonly personId: PersonId;
  readonly orgId: OrgId;
  readonly role: Role;
  readonly validFrom: Day;
}
export interface SampleOfficer {
  readonly id: OfficerId;
  readonly personId: PersonId;
  readonly orgId: OrgId;
  /** Of an expert: 单位和职称. */
  readonly position: string;
  /** 抽查监管领域; of an expert 专业领域. */
  readonly fields: readonly string[];
  readonly validFrom: Day;
}
/** 执法证: opaque text, unique per issuer (rules.md section 4 "Certificate number"). Both days included. */
export interface SampleCertificate {
  readonly id: string;
  readonly officerId: OfficerId;
  readonly number: string;
  readonly issuer: string;
  readonly validFrom: Day;
  readonly validTo: Day;
}
export interface SamplePeople {
  readonly persons: readonly SamplePerson[];
  readonly posts: readonly SamplePost[];
  readonly officers: readonly SampleOfficer[];
  readonly certificates: readonly SampleCertificate[];
}

const SURNAMES = [...'陈梁黄李何林吴郑冯罗卢阮冼麦甘余萧谭邓郭关苏简欧容古高潘程杜'];
const GIVEN_FIRST = [...'景沛凯志慧俊嘉晓思宇婉柏映泽若承颖书云浩'];
const GIVEN_SECOND = [...'琳远贤敏豪岚行霖珊彤铭涛莹翰妍琪晖岳舟棠'];

/** Named so in the mock-ups and screenshots; fictional as all the others. */
const FIXED_NAMES: Readonly<Record<PersonId, string>> = {
  'amr.handler': '陈思敏',
  'amr.leader': '罗景行',
  'eco.handler': '黎晓岚',
  'amr.officer1': '李沛霖',
  'amr.officer2': '区凯珊',
  'amr.officer3': '曾志远',
  'amr.officer4': '阮慧琳',
  'amr.officer5': '欧阳俊贤',
  'amr.officer6': '司徒嘉敏',
  'amr.officer7': '冼嘉豪',
};

const POSITIONS = ['一级行政执法员', '二级行政执法员', '四级主任科员', '三级主任科员', '二级主任科员', '一级主任科员'];
/** Four persons a department: who drafts may not approve, who enters may not review (four eyes). */
const DESK: readonly Role[] = ['handler', 'approver', 'leader', 'reviewer'];
const CITY_ROLES: readonly (readonly [OrgId, Role])[] = [
  ['joint-office', 'jointOffice'],
  ['ops', 'ops'],
  ['audit', 'auditor'],
  ['admin', 'admin'],
  ['drill', 'drill'],
  ['notary', 'notary'],
];

/** Officers whose certificate has run out (two) or is about to (one): none of a department that would then lack two. */
const EXPIRED = new Set(['amr.officer12', 'eco.officer9']);
const EXPIRING = 'fire.officer9';
const ISSUER = '广东省人民政府';

/**
 * Everybody in the sample city: in each department four at their desks and its officers, 60 in all; one person each for the
 * joint office, ops, audit, administration, the drill and the notary; six experts, and who keeps their library. All names are
 * made up.
 * @param today certificates run out before it (two), within a month (one), or years after
 */
export function samplePeople(random: Random, today: Day): SamplePeople {
  const nameOf = namer(random.fork('names'));
  const desks = SAMPLE_DEPARTMENTS.flatMap(({ id }) => DESK.map((role): readonly [OrgId, Role] => [id, role]));
  const staff = [...desks, ...CITY_ROLES].map(([org, role]) => ({ login: `${org}.${role}`, org, role }));
  const field = SAMPLE_DEPARTMENTS.flatMap((department) =>
    Array.from({ length: department.officers }, (_, i) => ({
      login: `${department.id}.officer${i + 1}`,
      org: department.id,
      role: 'officer' as const,
      department,
      nth: i,
    })),
  );
  // Last, so that everybody else keeps his name.
  const library = { login: `${SAMPLE_EXPERTS_ORG}.handler`, org: SAMPLE_EXPERTS_ORG, role: 'handler' as const };
  const experts = SAMPLE_EXPERTS.map((one) => ({ ...one, org: SAMPLE_EXPERTS_ORG, role: 'expert' as const }));
  const everybody = [...staff, ...field, library, ...experts];
  const details = random.fork('officers');
  return {
    persons: everybody.map(({ login }) => ({ id: login, name: nameOf(login), login })),
    posts: everybody.map(({ login, org, role }) => ({
      id: `post-${login}`,
      personId: login,
      orgId: org,
      role,
      validFrom: SAMPLE_FROM,
    })),
    officers: [
      ...field.map(({ login, org, department, nth }) => ({
        id: login,
        personId: login,
        orgId: org,
        position: details.pick(POSITIONS),
        fields: fieldsOf(department, nth),
        validFrom: SAMPLE_FROM,
      })),
      ...experts.map(({ login, org, position, fields }) => ({
        id: login,
        personId: login,
        orgId: org,
        position,
        fields,
        validFrom: SAMPLE_FROM,
      })),
    ],
    certificates: field.map(({ login }, index) => certificate(login, index, details, today)),
  };
}

/** Names without a repetition, apart from the fixed ones. */
function namer(random: Random): (login: string) => string {
  const used = new Set(Object.values(FIXED_NAMES));
  return (login) => {
    const fixed = FIXED_NAMES[login];
    if (fixed !== undefined) return fixed;
    for (;;) {
      const name = random.pick(SURNAMES) + random.pick(GIVEN_FIRST) + random.pick(GIVEN_SECOND);
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}

/** By turns, so that each field of a department is held by several; every third officer holds a second one. */
function fieldsOf({ fields }: SampleDepartment, nth: number): readonly string[] {
  const own = fields[nth % fields.length]!;
  const second = fields[(nth + 1) % fields.length]!;
  return nth % 3 === 2 && second !== own ? [own, second] : [own];
}

function certificate(officerId: OfficerId, index: number, random: Random, today: Day): SampleCertificate {
  const years = 1 + random.int(4);
  const later = daysAfter(today > '2026-12-31' ? today : '2026-12-31', years * 365 + random.int(300));
  const validTo = EXPIRED.has(officerId)
    ? daysAfter(today, -100 - random.int(60))
    : officerId === EXPIRING
      ? daysAfter(today, 20)
      : later;
  return {
    id: `cert-${officerId}`,
    officerId,
    number: `样例${String(44_2000_001 + index * 137)}`,
    issuer: ISSUER,
    validFrom: daysAfter(validTo, -5 * 365),
    validTo,
  };
}
