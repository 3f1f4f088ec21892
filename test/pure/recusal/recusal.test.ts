import type { Application, ApplicationFacts } from '../../../domain/recusal/check-recusal';
import { checkApplication, checkDecision } from '../../../domain/recusal/check-recusal';
import { deciderOf } from '../../../domain/recusal/decider';
import { GROUNDS, INITIATORS } from '../../../domain/recusal/grounds';

const application = (change: Partial<Application> = {}): Application => ({
  officer: 'o1',
  position: 3,
  ground: 'kin',
  note: '',
  ...change,
});
const facts = (change: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  team: ['o1', 'o2'],
  earlier: [],
  ...change,
});
const code = (...of: Parameters<typeof checkApplication>): string => {
  const result = checkApplication(...of);
  return result.ok ? 'ok' : result.refusal.code;
};

test('the grounds are those of the law, each with its source (V4)', () => {
  expect(GROUNDS.map(({ code: ground }) => ground)).toEqual(['ownInterest', 'kin', 'other']);
  for (const { source } of GROUNDS) expect(source).toMatch(/公务员法.*第七十六条/);
});

test('only the officer himself has the duty to report (V4)', () => {
  expect(
    Object.entries(INITIATORS)
      .filter(([, { duty }]) => duty)
      .map(([initiator]) => initiator),
  ).toEqual(['officer']);
});

test.each([
  ['staff', 'leader'],
  ['deputy', 'principal'],
  ['principal', 'collective'],
] as const)('on %s decides the %s (V5)', (standing, decider) => expect(deciderOf(standing).decider).toBe(decider));

describe('an officer applies', () => {
  test('for a target of his own team', () => expect(code(application(), facts())).toBe('ok'));
  test('not for a target that others visit', () =>
    expect(code(application({ officer: 'o9' }), facts())).toBe('NOT_ON_TEAM'));
  test.each([
    ['applied', 'ALREADY_DECLARED'],
    ['granted', 'ALREADY_DECLARED'],
    ['kept', 'ALREADY_DECLARED'],
    ['replaced', 'ALREADY_DECLARED'],
    ['refused', 'ok'],
  ] as const)('again after %s: %s', (state, expected) => {
    expect(code(application(), facts({ earlier: [{ officer: 'o1', position: 3, state }] }))).toBe(expected);
  });
  test('for another target while one is undecided', () => {
    expect(
      code(
        application(),
        facts({
          earlier: [
            { officer: 'o1', position: 4, state: 'applied' },
            { officer: 'o2', position: 3, state: 'applied' },
          ],
        }),
      ),
    ).toBe('ok');
  });
  test("with a note where the ground is 'other'", () => {
    expect(code(application({ ground: 'other' }), facts())).toBe('BAD_BODY');
    expect(code(application({ ground: 'other', note: '曾在该单位任职' }), facts())).toBe('ok');
  });
});

describe('a decision', () => {
  const recusal = { id: 'T-r1', person: 'p1', state: 'applied' as const };
  test('is made once', () => {
    expect(checkDecision({ recusal, decider: 'p2' }).ok).toBe(true);
    expect(checkDecision({ recusal: { ...recusal, state: 'granted' }, decider: 'p2' })).toMatchObject({
      refusal: { code: 'RECUSAL_DECIDED' },
    });
  });
  test('is not made by the applicant', () => {
    expect(checkDecision({ recusal, decider: 'p1' })).toMatchObject({ refusal: { code: 'FOUR_EYES' } });
  });
});

test("no refusal tells the ground or the note: they are the decider's to see", () => {
  const secret = application({ ground: 'other', note: '机密情形' });
  for (const given of [facts({ team: [] }), facts({ earlier: [{ officer: 'o1', position: 3, state: 'applied' }] })]) {
    expect(JSON.stringify(checkApplication(secret, given))).not.toMatch(/机密情形|other/);
  }
});
