import { headingOf } from '../../../web/forms/acts';
import { sayNames } from '../../../web/forms/named';
import { typedIn } from '../../../web/forms/typed';
import { withCursor } from '../../../web/components/pager';
import { gallery, problem } from '../../support/views/gallery';
import { named } from '../../support/views/html';
import { act } from '../../support/views/task';

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

  test('of a scheme is named at the field that was wrong, and the band leads there', () => {
    const html = htmlOf('scheme-refused-ratio');
    const said = '『抽查比例』的两个数都要填，且为整数。';
    expect(html.slice(html.indexOf('id="f-ratio"'), html.indexOf('id="f-count"'))).toContain(said);
    // Only the band says that nothing was done; beside the field stands what to mend.
    expect(html.match(/没有办理：/g)).toHaveLength(1);
    expect(html.slice(0, html.indexOf('id="do-saveScheme"'))).toContain('<a href="#f-ratio">您填的内容还在</a>');
  });

  test('that somebody else has seen to meanwhile is not to be sent again, and shows what was written', () => {
    const html = htmlOf('task-overtaken');
    expect(html).not.toContain('再次提交');
    expect(html).toContain('您写的内容没有用上：请把抽查比例改为3%');
    expect(html).not.toContain('form-12345678');
    expect(htmlOf('task-stale')).toContain('再次提交');
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

test('what awaits a person is named in full above the first of its forms', () => {
  const titled = (title: string, main = true) => act({ command: title, title, main });
  expect(headingOf([titled('归档')])).toBe('要您办的：归档');
  expect(headingOf([titled('提交抽取份额'), titled('确认本部门人员'), titled('申请作废', false)])).toBe(
    '要您办的：提交抽取份额、确认本部门人员（2件）',
  );
  expect(headingOf([titled('申请重抽', false)])).toBe('现在能做');
});

test('a department’s officers are called by what is counted: who can be sent, after the match who is', () => {
  expect(['task-approving', 'task-inspecting'].map((name) => /可派人数|已派人数/.exec(htmlOf(name))?.[0])).toEqual([
    '可派人数',
    '已派人数',
  ]);
});

test('who closes a task reads what was found and that nothing here follows it up', () => {
  expect(htmlOf('task-closed')).toContain('1户有2项问题，后续处理不在本系统内。');
  expect(htmlOf('task-inspecting')).not.toContain('后续处理');
});

test('a new task is opened on the clock from whose page one came, else on the city’s', () => {
  const selected = named(htmlOf('tasks-drills'), 'option').filter(({ attributes }) => attributes.has('selected'));
  expect(selected.map(({ attributes }) => attributes.get('value'))).toEqual(['drill-beacon-and-shares']);
  expect(htmlOf('tasks-drills')).toContain('<details class="menu" open');
  expect(htmlOf('tasks')).not.toContain('<details class="menu" open');
  expect(htmlOf('drill-fresh')).toContain('name="next" value="/c/tasks?clock=drill-2"');
});

describe('a scheme that nobody has saved', () => {
  test('has no faults yet: nothing is red, and no section is filled in but its name', () => {
    const html = htmlOf('scheme-blank');
    expect(html).not.toMatch(/class="(err|errsum|bad|st st-bad)"/);
    const toc = html.slice(html.indexOf('class="pane toc"'), html.indexOf('</nav>', html.indexOf('class="pane toc"')));
    expect([...toc.matchAll(/class="st[^"]*">([^<]+)</g)].map(([, word]) => word)).toEqual([
      '已填',
      '默认',
      '默认',
      '未填',
      '默认',
      '默认',
      '默认',
    ]);
  });
});

test('a list of boxes ticks each that was chosen, and wants none', () => {
  const boxes = named(htmlOf('task-formed'), 'input').filter(({ attributes }) => attributes.get('name') === 'absent');
  expect(boxes.map(({ attributes }) => [attributes.get('value'), attributes.has('checked')])).toEqual([
    ['o1', false],
    ['o2', true],
    ['o3', true],
  ]);
  expect(boxes.some(({ attributes }) => attributes.has('required'))).toBe(false);
});

test('no required control is folded away, where a browser could not show what is missing', () => {
  for (const { html } of shown) {
    for (const open of named(html, 'details').filter(({ attributes }) => !attributes.has('open'))) {
      const inside = html.slice(open.at, html.indexOf('</details>', open.at));
      // A form that is folded whole cannot be sent while it is.
      if (inside.includes('<form')) continue;
      expect(
        named(inside, 'input', 'select', 'textarea').filter(({ attributes }) => attributes.has('required')),
      ).toEqual([]);
    }
  }
});

test('the list of what was done shows when, not until when', () => {
  const html = htmlOf('inbox-done');
  expect(html).toContain('data-l="办结"');
  expect(html).not.toContain('限期');
  expect(htmlOf('inbox')).toContain('>演练<');
});

test('a confirmation stays counted while the department owes something else', () => {
  expect(htmlOf('task')).toContain('确认<i>1/2</i>');
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
