import { checkScheme, mustFix } from '../../../domain/plan-rules/check-scheme';
import type { SchemeFacts } from '../../../domain/plan-rules/facts';
import { SOURCES } from '../../../domain/plan-rules/finding';
import type { Scheme } from '../../../domain/plan-rules/scheme';
import { soundFacts, soundScheme, withFirstItem } from './scheme-sample';

const rules = (scheme: Scheme, facts: SchemeFacts = soundFacts) =>
  checkScheme(scheme, facts).map(({ rule, severity, field }) => `${rule} ${severity} ${field}`);
const scheme = (change: Partial<Scheme>): Scheme => ({ ...soundScheme, ...change });
const allKey = soundScheme.items.map((item) => ({ ...item, kind: 'key' as const }));
const keyFacts = { ...soundFacts, items: soundFacts.items.map((fact) => ({ ...fact, kind: 'key' as const })) };

test('a sound scheme has no finding', () => {
  expect(checkScheme(soundScheme, soundFacts)).toEqual([]);
});

describe('P1: an item blocks the task', () => {
  test.each<[string, SchemeFacts, RegExp]>([
    ['that is not published', withFirstItem({ publishedOn: null }), /尚未公布/],
    ['that is published only later', withFirstItem({ publishedOn: '2026-09-22' }), /2026-09-22才公布/],
    ['without a legal basis', withFirstItem({ basis: [' '] }), /没有检查依据/],
    ['in force only after the window begins', withFirstItem({ validFrom: '2026-10-20' }), /2026-10-20起施行/],
    ['that ends inside the window', withFirstItem({ validTo: '2026-12-18' }), /自2026-12-18起失效/],
    ['that the list does not have', { ...soundFacts, items: soundFacts.items.slice(1) }, /不在随机抽查事项清单中/],
    ['in a version that the list does not have', withFirstItem({ version: 2 }), /第1版）不在/],
    ['called a key item against the list', withFirstItem({ kind: 'key' }), /清单中是重点检查事项/],
    ['of another department', withFirstItem({ org: 'health' }), /检查主体在清单中是『health』/],
  ])('%s', (_what, facts, text) => {
    const findings = checkScheme(soundScheme, facts).filter(({ rule }) => rule === 'P1');
    expect(findings).toEqual([
      { rule: 'P1', severity: 'must', field: 'items.0', text: expect.stringMatching(text), source: SOURCES.P1 },
    ]);
  });

  test('another wording than the list has is a reminder', () => {
    expect(rules(soundScheme, withFirstItem({ name: '餐饮具消毒' }))).toEqual(['P1 warn items.0']);
  });
  test('an item that ends the day after the window does not', () => {
    expect(checkScheme(soundScheme, withFirstItem({ validTo: '2026-12-19' }))).toEqual([]);
  });
});

describe('P2: a general item stays below 100 %, on drawn ÷ pool', () => {
  const whole = { ratio: { num: 1, den: 1 }, raised: null, batches: 2 };

  test('all of the pool is refused, naming item, ratio and rule', () => {
    const [finding] = checkScheme(scheme(whole), soundFacts);
    expect(finding).toMatchObject({ rule: 'P2', severity: 'must', field: 'ratio' });
    expect(finding?.text).toBe(
      '『餐饮具清洗消毒情况』比例为100%（1000/1000）。一般检查事项须低于100%（P2）。请改比例。',
    );
  });
  test('up to the ceiling it is allowed', () => {
    expect(rules(scheme({ ...whole, ratio: null, count: 990 }))).toEqual(['P6 warn raised']);
  });
  test('rounding up to the whole pool is refused', () => {
    expect(
      rules(scheme({ ...whole, ratio: { num: 9, den: 10 } }), { ...soundFacts, poolSize: 9, raisedSize: 0 }),
    ).toContain('P2 must ratio');
  });
  test('key items have no ceiling', () => {
    expect(rules(scheme({ ...whole, items: allKey }), keyFacts)).toEqual([]);
  });
  test("the list's kind counts, whatever the scheme calls the item", () => {
    expect(rules(scheme({ ...whole, items: allKey }))).toContain('P2 must ratio');
  });
  test("the item's own ceiling binds: 118 of 1,000 at a ceiling of 11 %", () => {
    const facts = withFirstItem({ ceiling: { num: 11, den: 100 } });
    expect(rules(scheme({ ratio: { num: 12, den: 100 }, raised: null }), facts)).toEqual([
      'P2 must ratio',
      'P6 warn raised',
    ]);
    expect(rules(scheme({ ratio: { num: 11, den: 100 }, raised: null }), facts)).toEqual(['P6 warn raised']);
  });
  test.each([null, { num: 1, den: 1 }])(
    'a list without a lawful ceiling (%j) is a reminder, and one target less than all is allowed',
    (ceiling) => {
      expect(rules(scheme({ ...whole, ratio: null, count: 999 }), withFirstItem({ ceiling }))).toEqual([
        'P2 warn items.0',
        'P6 warn raised',
      ]);
      expect(rules(scheme(whole), withFirstItem({ ceiling }))).toEqual(['P2 warn items.0', 'P2 must ratio']);
    },
  );
  test('a written 100 % is refused before the pool is counted', () => {
    expect(rules(scheme(whole), { ...soundFacts, poolSize: null })).toContain('P2 must ratio');
  });
  test('a number without a counted pool is a reminder', () => {
    expect(rules(scheme({ ratio: null, count: 20 }), { ...soundFacts, poolSize: null })).toEqual(['P2 warn count']);
  });
});

describe('P3: a high ratio draws the order of batches', () => {
  test.each<[number, number, string[]]>([
    [49, 1, []],
    [50, 1, ['P3 must batches']],
    [50, 2, []],
    [80, 1, ['P3 must batches']],
  ])('%i %% in %i batches', (percent, batches, expected) => {
    const high = scheme({
      ratio: { num: percent, den: 100 },
      raised: { tags: ['经营异常'], ratio: { num: percent + 1, den: 100 } },
      batches,
    });
    expect(rules(high, { ...soundFacts, raisedSize: 0 })).toEqual(expected);
  });
  test('more batches than targets is a reminder', () => {
    expect(rules(scheme({ batches: 40 }))).toEqual(['P5 warn batches']);
  });
});

describe('P6: the raised ratio is strictly above the base', () => {
  const raisedTo = (num: number) => ({ tags: ['经营异常'], ratio: { num, den: 100 } });

  test.each<[number, string[]]>([
    [1, ['P6 must raised']],
    [2, ['P6 must raised']],
    [3, []],
  ])('base 2 %%, raised %i %%', (num, expected) => expect(rules(scheme({ raised: raisedTo(num) }))).toEqual(expected));

  test('with a fixed number the base is what remains: 30 − 2 of 900 is above 2 %', () => {
    expect(rules(scheme({ ratio: null, count: 30, raised: raisedTo(2) }))).toEqual(['P6 must raised']);
    expect(rules(scheme({ ratio: null, count: 30, raised: raisedTo(10) }))).toEqual([]);
  });
  test('a number too small for the raised group is refused', () => {
    expect(rules(scheme({ ratio: null, count: 9, raised: raisedTo(10) }))).toEqual(['P6 must count']);
  });
  test('no tag names nobody', () => {
    expect(rules(scheme({ raised: { tags: [], ratio: { num: 10, den: 100 } } }))).toEqual(['P6 must raised']);
  });
  test('nothing raised is a reminder', () => expect(rules(scheme({ raised: null }))).toEqual(['P6 warn raised']));
  test('a raised ratio above 100 % is refused', () =>
    expect(rules(scheme({ raised: raisedTo(101) }))).toEqual(['P6 must raised']));
});

describe('P10: another open task of the same department in the same window', () => {
  const other = (org: string, from: string, to: string) => ({
    ...soundFacts,
    overlapping: [{ task: '2026-0402', org, window: { from, to } }],
  });

  test('is a reminder that names the task', () => {
    const [finding] = checkScheme(soundScheme, other('fire', '2026-12-18', '2026-12-31'));
    expect(finding).toMatchObject({ rule: 'P10', severity: 'warn', text: expect.stringContaining('2026-0402') });
  });
  test('ending the day before, it is none', () =>
    expect(rules(soundScheme, other('fire', '2026-10-01', '2026-10-18'))).toEqual([]));
  test('of a department that does not take part, it is none', () =>
    expect(rules(soundScheme, other('health', '2026-10-19', '2026-10-20'))).toEqual([]));
});

describe('the form', () => {
  test.each<[string, Partial<Scheme>, string]>([
    ['a name', { name: ' ' }, 'FORM must name'],
    ['the lead among the departments', { lead: 'police' }, 'FORM must departments'],
    ['a department', { departments: [], items: [] }, 'FORM must departments'],
    ['each department once', { departments: ['amr', 'fire', 'fire'] }, 'FORM must departments'],
    ['an item of each department', { items: soundScheme.items.slice(0, 1) }, 'FORM must items'],
    ['items of its departments only', { departments: ['amr', 'health'] }, 'FORM must items.1'],
    ['an item once', { items: [...soundScheme.items, ...soundScheme.items.slice(0, 1)] }, 'FORM must items.2'],
    ['a ratio or a number', { ratio: null }, 'FORM must ratio'],
    ['not both', { count: 20 }, 'FORM must ratio'],
    ['a ratio of at most 100 %', { ratio: { num: 3, den: 2 } }, 'FORM must ratio'],
    ['a number of at least one', { ratio: null, count: 0 }, 'FORM must count'],
    ['a number the pool has', { ratio: null, count: 1001 }, 'FORM must count'],
    ['a batch', { batches: 0 }, 'P5 must batches'],
    ['a window in order', { window: { from: '2026-12-18', to: '2026-10-19' } }, 'FORM must window'],
    ['a window that is not past', { window: { from: '2026-08-01', to: '2026-09-20' } }, 'FORM must window'],
    ['two officers (V1)', { minOfficers: 1 }, 'V1 must minOfficers'],
  ])('wants %s', (_what, change, expected) => {
    expect(
      mustFix(checkScheme(scheme(change), soundFacts)).map(
        ({ rule, severity, field }) => `${rule} ${severity} ${field}`,
      ),
    ).toContain(expected);
  });
  test('one department alone is a reminder: an internal task', () =>
    expect(rules(scheme({ departments: ['amr'], items: soundScheme.items.slice(0, 1) }))).toEqual([
      'FORM warn departments',
    ]));
  test('a scope of everything is a reminder', () =>
    expect(rules(scheme({ scope: { kinds: [], towns: [], tags: [] } }))).toEqual(['P5 warn scope']));
  test('drand is no beacon of a drill, whose clock is not drand’s; in the city it is', () => {
    const drand = scheme({ beacon: 'drand' });
    expect(rules(drand, { ...soundFacts, drill: true })).toEqual(['FORM must beacon']);
    expect(rules(drand, { ...soundFacts, drill: false })).toEqual([]);
    expect(rules(soundScheme, { ...soundFacts, drill: true })).toEqual([]);
  });
  test('an empty pool is refused', () =>
    expect(rules(soundScheme, { ...soundFacts, poolSize: 0, raisedSize: 0 })).toEqual(['P5 must scope']));
});

test('every finding names its source', () => {
  const broken = scheme({ name: '', departments: [], items: [], ratio: null, batches: 0, minOfficers: 0 });
  for (const { rule, source } of checkScheme(broken, soundFacts)) expect(source).toBe(SOURCES[rule]);
});

describe('V3: experts', () => {
  const asked = scheme({ experts: { org: 'experts', count: 2, field: '特种设备' } });
  const says = (experts: number | null) => checkScheme(asked, { ...soundFacts, experts });

  test('come from a library of experts, and from no department in its place', () => {
    const other = scheme({ experts: { org: 'fire', count: 1, field: '' } });
    expect(checkScheme(other, { ...soundFacts, experts: null })).toEqual([
      {
        rule: 'V3',
        severity: 'must',
        field: 'experts',
        text: expect.stringContaining('『fire』不是'),
        source: SOURCES.V3,
      },
    ]);
  });
  test('who hold the field must be as many as a target wants', () => {
    expect(says(1).map(({ text }) => text)).toEqual(['专业人员库里“特种设备”领域的专业人员有1名，不够每户2名。']);
    expect(says(2)).toEqual([]);
  });
});
