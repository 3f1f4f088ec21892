import { sayNames } from '../../../web/forms/named';
import { typedIn } from '../../../web/forms/typed';
import { withCursor } from '../../../web/components/pager';
import { gallery, problem } from '../../support/views/gallery';
import { named } from '../../support/views/html';

const assets = { css: '/assets/style-x.css', island: () => null };
const shown = gallery(assets);
const htmlOf = (name: string): string => shown.find((page) => page.name === name)?.html ?? '';

describe('a refused form', () => {
  const refused = {
    command: 'askChange',
    problem: problem({ code: 'STALE_VERSION', facts: {} }),
    values: { reason: '改一下', officers: ['o1', ''], picked: ['', 'yes'], unticked: '' },
  };
  const typed = typedIn({ refused }, 'askChange');

  test('keeps what was typed, also where it was emptied', () => {
    expect(typed.one('reason', '从前')).toBe('改一下');
    expect(typed.one('opinion', '从前')).toBe('');
    expect(typed.many('officers', ['o1', 'o2'])).toEqual(['o1']);
    expect(typed.ticked('picked', false)).toBe(true);
    expect(typed.ticked('unticked', true)).toBe(false);
  });

  test('says nothing of another command', () => {
    expect(typedIn({ refused }, 'acceptScheme').one('reason', '从前')).toBe('从前');
    expect(typedIn({ refused: null }, 'askChange').many('officers', ['o1'])).toEqual(['o1']);
  });

  test('of a scheme shows the draft as it was typed', () => {
    const html = htmlOf('scheme-refused');
    expect(
      named(html, 'input')
        .find(({ attributes }) => attributes.get('name') === 'scheme.name')
        ?.attributes.get('value'),
    ).toBe('改过的名称');
    const ticked = named(html, 'input').filter(
      ({ attributes }) => attributes.get('type') === 'checkbox' && attributes.has('checked'),
    );
    expect(ticked.map(({ attributes }) => attributes.get('value'))).toEqual(['hrss', 'yes']);
  });

  test('of a new task is escaped', () => {
    expect(htmlOf('tasks-refused')).toContain('value="2026年“联合”抽查&lt;餐饮&gt;"'.replace('&gt;', '>'));
  });

  test('names the item that is wrong, in its place', () => {
    const html = htmlOf('entry-refused');
    expect(html).toContain('『原料控制（含食品添加剂）情况』');
    expect(html).not.toContain('『food-raw』');
  });
});

test('an incident says its number once', () => {
  expect(htmlOf('task-incident').match(/7Q4-1182/g)).toHaveLength(1);
  expect(htmlOf('problem-500')).toContain('7Q4-1182');
});

test('names are said for ids that are known, others stay', () => {
  const names = new Map([['amr', '市市场监管局']]);
  expect(sayNames('部门『amr』没有检查事项，『fire』也没有。', names)).toBe(
    '部门『市市场监管局』没有检查事项，『fire』也没有。',
  );
});

test('a cursor replaces the one before and keeps the filters', () => {
  expect(withCursor('/c/tasks?stage=inspecting&cursor=a', 'b')).toBe('/c/tasks?stage=inspecting&cursor=b');
  expect(withCursor('/c/tasks?cursor=a', null)).toBe('/c/tasks');
});

test('an entry filled from the link leaves what was entered', () => {
  const checked = (name: string) =>
    named(htmlOf(name), 'input').filter(
      ({ attributes }) => attributes.get('type') === 'radio' && attributes.has('checked'),
    );
  expect(checked('entry')).toHaveLength(0);
  expect(checked('entry-filled').map(({ attributes }) => attributes.get('value'))).toEqual(['1', '1', '1']);
  expect(checked('entry-returned').map(({ attributes }) => attributes.get('value'))).toEqual(['1', 'A', 'E']);
});
