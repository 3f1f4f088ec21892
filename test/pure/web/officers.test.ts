import { createPages } from '../../../web/pages';
import { context, officer } from '../../support/views/common';
import { named } from '../../support/views/html';
import * as views from '../../support/views/officers';
import { deciding } from '../../support/views/recusal';

const pages = createPages({ css: '', island: () => null });
const address = '/c/tasks/2026-0417/officers';
const shown = (view: typeof views.leading, path = address, viewer = views.leader): string =>
  pages.officers(view, context({ path, viewer }));
const textOf = (html: string): string =>
  html
    .replace(/^.*?<main/s, '<main')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const links = (html: string): readonly string[] =>
  named(html, 'a').map(({ attributes }) => attributes.get('href') ?? '');

test('a row leads to what is most to be done: to decide, to fill, to recuse, to look who came', () => {
  const html = shown(views.leading);
  expect(links(html)).toContain('/c/tasks/2026-0417/recusal#do-decideRecusal-2026-0417-r1');
  expect(links(html)).toContain(`${address}?at=32.1#picked`);
  expect(textOf(html)).toMatch(/缺1人 — — 空缺 指定人员补缺/);
  expect(textOf(html)).toMatch(/冼嘉豪 7741 9 无利害关系 依职权决定回避，看递补/);
});

test('who may not decide is led to no decision', () => {
  const html = shown({ ...views.leading, decides: [], may: { held: '登记回避申请', vacant: null } });
  expect(links(html).filter((href) => href.includes('/recusal'))).toEqual([]);
  expect(textOf(html)).not.toContain('等您决定');
});

test('a page of the list keeps what was asked for when a place is picked, and begins anew for another state', () => {
  const html = shown(views.leading, `${address}?state=undeclared&cursor=abc`);
  expect(links(html)).toContain(`${address}?state=undeclared&cursor=abc&at=31.0#picked`);
  expect(links(html)).toContain(`${address}?state=vacant`);
});

test('看递补 tells each rule in words, what else moved, and where the chain stands', () => {
  const text = textOf(shown(views.replaced));
  expect(text).toContain('司徒嘉敏回避，由冼嘉豪递补');
  expect(text).toMatch(
    /规则（a）：负荷线以下.*规则（c）：没有空闲的人员.*规则（d）：名录内无人可递补.*规则（b）：没有负荷线以下/,
  );
  expect(text).toContain('因对象0012有人回避，阮慧琳换岗，由司徒嘉敏接替');
  expect(text).toContain('同时换岗：0012 区凯珊→司徒嘉敏');
  expect(text).toContain('负责人指定阮慧琳补缺，不是抽取结果');
  expect(text).toContain('欧阳俊贤是指定的，回避后岗位恢复空缺，不是抽取结果');
  expect(links(shown(views.replaced))).toContain('/p/draws/2026-0417-01/verify');
});

test('a shortage is told by department, qualification and number, with three remedies and when it is escalated', () => {
  const text = textOf(shown(views.leading));
  expect(text).toContain('缺『食品』1人 ：对象0032；');
  expect(text).toContain('市消防救援支队缺持证执法人员2人');
  expect(text).toMatch(/指定人员补缺.*补录或借调已取证的人员.*申请重抽/);
  expect(text).toContain('升级联席会议办公室');
  expect(textOf(shown(views.short))).toMatch(/缺持证执法人员1人 ：可派1人，每户须派2人，还不能抽取/);
});

test('nobody types an id: position and officer are chosen or stand there', () => {
  for (const view of [views.filling, views.applying, views.confirming]) {
    const typed = named(shown(view), 'input', 'textarea').filter(({ attributes }) =>
      /(^|\.)(officer|position|absent)$/.test(attributes.get('name') ?? ''),
    );
    expect(
      typed.map(({ attributes }) => attributes.get('type')).filter((type) => !/hidden|checkbox/.test(type ?? '')),
    ).toEqual([]);
  }
  expect(textOf(shown(views.nobodyLeft))).toContain('现在没有人可以指定');
});

test('an officer is shown his firms and no department; who takes no part is shown departments and no place', () => {
  const own = textOf(shown(views.declaring, address, officer));
  expect(own).toContain('0031 中山市石岐榕荫茶餐厅');
  expect(own).not.toContain('各部门');
  const outside = textOf(shown(views.outside));
  expect(outside).toContain('您的部门不参加这件任务');
  expect(outside).not.toContain('李沛霖');
});

test('a refused roster keeps every tick and every row', () => {
  const refused = {
    command: 'confirmRoster',
    problem: {
      type: '',
      status: 409,
      code: 'BAD_BODY',
      title: '',
      titleEn: '',
      detail: '',
      remedy: '',
      remedyEn: '',
      facts: {},
    },
    values: { absent: 'o2', 'conflicts.4.officer': 'o1', 'conflicts.4.uid': 'X' },
  } as const;
  const html = pages.officers(views.confirming, context({ path: address, refused }));
  const ticked = named(html, 'input').filter(
    ({ attributes }) => attributes.get('name') === 'absent' && attributes.has('checked'),
  );
  expect(ticked.map(({ attributes }) => attributes.get('value'))).toEqual(['o2']);
  const row = named(html, 'input').find(({ attributes }) => attributes.get('name') === 'conflicts.4.uid');
  expect(row?.attributes.get('value')).toBe('X');
});

test('who decides on a recusal reads the target’s code, and afterwards who decided and why', () => {
  const html = pages.recusal(deciding, context({ path: '/c/tasks/2026-0417/recusal' }));
  const [undecided = '', decided = ''] = textOf(html).split(/(?=申请人\s+阮慧琳)/);
  expect(undecided).toMatch(/对象\s+0031/);
  expect(undecided).not.toMatch(/同乡不属于/);
  expect(decided).toMatch(
    /对象\s+0036.*决定\s+霍启明，2026年10月16日（周五）15:20\s+理由\s+同乡不属于应当回避的情形。/,
  );
  expect(links(html)).toContain('/c/tasks/2026-0417/officers');
});
