import { bodyFrom } from '../../../api/forms';
import { INSPECTION_COMMANDS } from '../../../contracts/commands/inspection';
import { JOINT_TASK_COMMANDS } from '../../../contracts/commands/joint-task';
import { createPages } from '../../../web/pages';
import { context, officer } from '../../support/views/common';
import { postedBy } from '../../support/views/html';
import { entering, reentering, reviewing } from '../../support/views/inspection';
import { applying, confirming, filling } from '../../support/views/officers';
import { deciding } from '../../support/views/recusal';
import { blank, drafting, ready } from '../../support/views/scheme';

const pages = createPages({ css: '', island: () => null });
const [page, visit] = ['/c/tasks/2026-0417', '/m/v/2026-0417/52.1'];

describe('a scheme posted as it stands', () => {
  test.each([
    ['with things to mend', drafting],
    ['ready', ready],
  ])('%s is the scheme that was shown', (_, view) => {
    const posted = postedBy(pages.scheme(view, context({ path: `${page}/scheme` })), '/do/saveScheme');
    const { scheme } = JOINT_TASK_COMMANDS.saveScheme.parse(bodyFrom(JOINT_TASK_COMMANDS.saveScheme, posted));
    const byKey = (items: typeof scheme.items) => [...items].sort((a, b) => a.item.localeCompare(b.item));
    const set = (words: readonly string[]) => [...new Set(words)].sort();
    expect(byKey(scheme.items)).toEqual(byKey(view.scheme.items));
    expect({ ...scheme, items: [], departments: set(scheme.departments) }).toEqual({
      ...view.scheme,
      items: [],
      departments: set(view.scheme.departments),
    });
    expect(scheme.departments).toHaveLength(new Set(scheme.departments).size);
  });

  test('with nothing filled in is saved as such', () => {
    const posted = postedBy(pages.scheme(blank, context({ path: `${page}/scheme` })), '/do/saveScheme');
    const { scheme } = JOINT_TASK_COMMANDS.saveScheme.parse(bodyFrom(JOINT_TASK_COMMANDS.saveScheme, posted));
    // No expert a target, which the process keeps as none at all.
    expect(scheme).toEqual({ ...blank.scheme, experts: { org: 'experts', count: 0, field: '' } });
  });
});

describe('results posted as they stand', () => {
  const read = (html: string) =>
    INSPECTION_COMMANDS.enterResults.safeParse(
      bodyFrom(INSPECTION_COMMANDS.enterResults, postedBy(html, '/do/enterResults')),
    );

  test('are those that were returned, with the officers of the department', () => {
    const result = read(pages.entry(reentering, context({ path: visit, viewer: officer })));
    expect(result.data?.officers).toEqual(['o1', 'o2']);
    expect(result.data?.entries).toEqual(
      reentering.parts[0]?.items.map(({ item, result: entered }) => ({
        item,
        code: entered?.code,
        problem: entered?.problem,
        disposal: entered?.disposal,
      })),
    );
  });

  test('without a choice are no results', () => {
    expect(read(pages.entry(entering, context({ path: visit, viewer: officer }))).success).toBe(false);
    expect(read(pages.entry(entering, context({ path: `${visit}?fill=1`, viewer: officer }))).success).toBe(true);
  });
});

test('a review names the own department', () => {
  const html = pages.inspection(reviewing, context({ path: '/c/inspections/2026-0417/52.1' }));
  const { passReview } = INSPECTION_COMMANDS;
  expect(passReview.parse(bodyFrom(passReview, postedBy(html, '/do/passReview')))).toEqual({ org: 'amr', opinion: '' });
});

test('a decision names the application it is about', () => {
  const html = pages.recusal(deciding, context({ path: `${page}/recusal` }));
  expect(postedBy(html, '/do/decideRecusal')).toMatchObject({ recusal: '31.o1', reason: '', page: 'recusal' });
});

describe('what is done about a place', () => {
  const posted = (view: typeof applying, command: string) =>
    postedBy(pages.officers(view, context({ path: `${page}/officers` })), `/do/${command}`);

  test('names the place by itself, and no ground by default', () => {
    const { declareConflict } = JOINT_TASK_COMMANDS;
    const sent = posted(applying, 'declareConflict');
    expect(sent).toMatchObject({ position: '31', at: '31.0', page: 'officers', note: '' });
    expect(declareConflict.safeParse(bodyFrom(declareConflict, sent)).success).toBe(false);
    expect(declareConflict.parse(bodyFrom(declareConflict, { ...sent, ground: 'kin' }))).toEqual({
      position: 31,
      ground: 'kin',
      note: '',
    });
  });

  test('appoints nobody whom the leader has not chosen from the list', () => {
    const { appointOfficer } = JOINT_TASK_COMMANDS;
    const sent = posted(filling, 'appointOfficer');
    expect(sent).toMatchObject({ position: '32', officer: '' });
    expect(appointOfficer.parse(bodyFrom(appointOfficer, { ...sent, officer: 'o1', reason: '无人可派' }))).toEqual({
      position: 32,
      officer: 'o1',
      reason: '无人可派',
    });
  });

  test('confirms a roster without rows that were left empty, and with those that were filled in', () => {
    const { confirmRoster } = JOINT_TASK_COMMANDS;
    const sent = posted(confirming, 'confirmRoster');
    expect(confirmRoster.parse(bodyFrom(confirmRoster, sent))).toEqual({ absent: [], conflicts: [] });
    const filled = {
      ...sent,
      absent: ['o2', 'o4'],
      'conflicts.1.officer': 'o1',
      'conflicts.1.uid': '91442000MA0000000X',
      'conflicts.1.ground': 'other',
      'conflicts.1.note': '上月兼职授课',
    };
    expect(confirmRoster.parse(bodyFrom(confirmRoster, filled))).toEqual({
      absent: ['o2', 'o4'],
      conflicts: [{ officer: 'o1', uid: '91442000MA0000000X', ground: 'other', note: '上月兼职授课' }],
    });
    const half = { ...sent, 'conflicts.1.officer': 'o1' };
    expect(confirmRoster.safeParse(bodyFrom(confirmRoster, half)).success).toBe(false);
  });
});
