import fc from 'fast-check';
import { ROLES } from '../../../domain/kernel/duty';
import type { Viewer } from '../../../api/read-models';
import { seesLabels, seesOdds, seesTarget, takesBundle } from '../../../api/read-models/sight';
import { GIVEN_ROUTES } from '../../../contracts/routes/draw-given';

const viewer = fc
  .record({ role: fc.constantFrom(...ROLES), org: fc.constantFrom('a', 'b') })
  .map(({ role, org }): Viewer => ({
    person: 'p',
    name: '',
    login: '',
    post: '',
    role,
    org,
    orgName: '',
    orgs: [org],
    officer: null,
  }));
const scope = { lead: 'a', windowTo: '2026-12-18', now: '2026-12-18T15:59:59.999Z' };
const over = { ...scope, now: '2026-12-18T16:00:00.000Z' };
const place = fc.record({ published: fc.boolean(), own: fc.boolean() });

test('a published firm is known to all', () => {
  fc.assert(fc.property(viewer, fc.boolean(), (who, own) => seesTarget(who, scope, { published: true, own })));
});

test('once the window is over in Beijing the drawn are known to the task’s departments', () => {
  fc.assert(fc.property(viewer, place, (who, at) => seesTarget(who, over, at)));
});

test('until then nobody knows an unpublished firm but the lead’s handler, reviewers, and the group that goes there', () => {
  fc.assert(
    fc.property(viewer, fc.boolean(), (who, own) => {
      const knows = seesTarget(who, scope, { published: false, own });
      const may =
        (who.role === 'handler' && who.org === 'a') ||
        who.role === 'reviewer' ||
        ((who.role === 'officer' || who.role === 'expert') && own);
      expect(knows).toBe(may);
    }),
  );
});

test('a task without a window keeps its secret', () => {
  expect(
    seesTarget({ role: 'approver', org: 'a' } as Viewer, { ...over, windowTo: null }, { published: false, own: false }),
  ).toBe(false);
});

describe('what a stratum of a draw stands for', () => {
  const leads = ({ role, org }: Viewer) => role === 'handler' && org === 'a';

  test('is told by name as firms are: to the lead’s handler and reviewers, to all once the window is over (X2)', () => {
    fc.assert(
      fc.property(viewer, (who) => {
        expect(seesLabels(who, scope, false)).toBe(leads(who) || who.role === 'reviewer');
        expect(seesLabels(who, over, false)).toBe(true);
      }),
    );
  });

  test('is a number for ever where a class shapes it, but for the lead’s handler, and auditors afterwards (X1)', () => {
    fc.assert(
      fc.property(viewer, (who) => {
        expect(seesLabels(who, scope, true)).toBe(leads(who));
        expect(seesLabels(who, over, true)).toBe(leads(who) || who.role === 'auditor');
      }),
    );
  });

  test('its chances are explained before the draw to the lead department and to auditors (N8)', () => {
    fc.assert(
      fc.property(viewer, (who) => expect(seesOdds(who, scope)).toBe(who.org === 'a' || who.role === 'auditor')),
    );
  });
});

test('the full bundle is shown to whom its route gives it, and to nobody before the window is over', () => {
  const { who: rights } = GIVEN_ROUTES.drawBundle;
  const given = rights.is === 'role' ? rights.roles : {};
  fc.assert(
    fc.property(viewer, (who) => {
      const right = given[who.role];
      const may = right === 'any' || (right === 'own' && who.org === 'a');
      expect(takesBundle(who, over, false)).toBe(may);
      expect(takesBundle(who, over, true)).toBe(may && (who.role === 'auditor' || who.role === 'handler'));
      expect(takesBundle(who, scope, false)).toBe(false);
    }),
  );
});
