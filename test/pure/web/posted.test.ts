import { bodyFrom } from '../../../api/forms';
import { INSPECTION_COMMANDS } from '../../../contracts/commands/inspection';
import { JOINT_TASK_COMMANDS } from '../../../contracts/commands/joint-task';
import { createPages } from '../../../web/pages';
import { context, officer } from '../../support/views/common';
import { postedBy } from '../../support/views/html';
import { entering, reentering, reviewing } from '../../support/views/inspection';
import { declaring, deciding } from '../../support/views/recusal';
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

test('a conflict is not declared by default: target and ground have to be chosen', () => {
  const html = pages.recusal(declaring, context({ path: `${page}/recusal`, viewer: officer }));
  const { declareConflict } = JOINT_TASK_COMMANDS;
  expect(declareConflict.safeParse(bodyFrom(declareConflict, postedBy(html, '/do/declareConflict'))).success).toBe(
    false,
  );
});
