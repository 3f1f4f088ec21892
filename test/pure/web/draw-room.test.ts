import { context } from '../../support/views/common';
import * as room from '../../support/views/draw-room';
import { formsOf, named, textOf } from '../../support/views/html';
import type { DrawRoomView } from '../../../contracts/views/draw-room';
import { createPages } from '../../../web/pages';
import { countdown } from '../../../web/countdown';
import { stepsOf } from '../../../web/pages/draw-room/steps';

const pages = createPages({ css: '/assets/style-x.css', island: (name) => `/assets/${name}-x.js` });
const at = (view: DrawRoomView): string => pages.drawRoom(view, context({ path: '/c/tasks/2026-0417/draw' }));
const wall = (view: DrawRoomView): string =>
  pages.drawScreen(view, context({ path: '/c/tasks/2026-0417/draw/screen' }));
const textIn = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const STATES = Object.entries(room).filter((entry): entry is [string, DrawRoomView] => typeof entry[1] === 'object');

describe('the steps', () => {
  const told = (view: DrawRoomView) => stepsOf(view, false).map(({ big, status, done }) => [big, status.word, done]);

  test('say how far each is while shares are revealed', () => {
    expect(told(room.revealing)).toEqual([
      ['5,955', '已锁定', true],
      ['3/3', '已提交', true],
      ['2/3', '揭示中', false],
      ['15:00', '等待信标', false],
      ['—', '已预告', false],
    ]);
  });

  test('wait for the plan’s signature once every share is there', () => {
    expect(told(room.signing)[1]).toEqual(['3/3', '待签发计划', false]);
  });

  test('count a department that stayed away as absent, and one whose share the notary has to open as neither', () => {
    expect(told(room.typing)[2]).toEqual(['2/3', '1个部门缺席', true]);
    expect(told(room.opening)[2]).toEqual(['2/3', '待公证启封', false]);
  });

  test('say that two entries of the beacon differ until a new pair is in', () => {
    const beacon = (view: DrawRoomView) => {
      const { status, note } = stepsOf(view, false)[3] ?? {};
      return `${status?.word} ${note}`;
    };
    expect(beacon(room.typing)).toBe('已录入一次 等第二人录入');
    expect(beacon(room.differed)).toBe('两次录入不同 请两人重新录入');
    const { draw } = room.typing;
    const again = { ...room.typing, draw: draw && { ...draw, beacon: { ...draw.beacon, differed: true } } };
    expect(beacon(again)).toBe('两次录入不同 已重录一次，等第二人录入');
  });

  test('mark one of them as where the draw stands, none once it is done', () => {
    const now = (view: DrawRoomView) => at(view).match(/aria-current="step"/g)?.length ?? 0;
    expect(STATES.map(([name, view]) => [name, now(view)])).toEqual(
      STATES.map(([name]) => [name, name === 'drawn' || name === 'crowded' ? 0 : 1]),
    );
  });
});

describe('the page of the room', () => {
  test('says who is missing and until when, and what follows', () => {
    const text = textIn(at(room.revealing));
    expect(text).toContain('市消防救援支队经办 揭示抽取份额');
    expect(text).toContain('离揭示截止 00:02:18');
    expect(text).toContain('截止后缺席部门按空值计入，结果照常产生');
  });

  test('counts down by the server’s clock, and on a drill’s clock, which stands, not at all', () => {
    expect(at(room.revealing)).toMatch(/data-until="2026-10-15T06:58:00.000Z"/);
    const drill = at({ ...room.revealing, drill: true });
    expect(drill).not.toMatch(/data-until|data-now/);
    expect(textIn(drill)).toContain('演练时钟停着，不倒数');
  });

  test('says after the draw that it can be trusted and how not to believe that', () => {
    const html = at(room.drawn);
    expect(textIn(html)).toContain('抽取可信');
    expect(textIn(html)).toContain('自愿上报：17台设备算出相同结果，0台不同');
    const { href } = room.drawn.draw?.result?.verify ?? {};
    expect(named(html, 'a').map(({ attributes }) => attributes.get('href'))).toContain(href);
    expect(html).toContain('aria-label="二维码：用手机核验这次抽取"');
  });

  test('tells who signs in Chinese and in Beijing time what the text says, above the text, and the form beneath', () => {
    const html = at(room.signing);
    const text = textIn(html);
    for (const said of [
      '名录5,955户，分12层，抽120户',
      '市市场监管局2人、市消防救援支队2人、市专业人员库1人（特种设备）',
      '2026年10月19日至2026年12月18日',
      '2026年10月15日（周四）14:58（北京时间',
    ])
      expect(text).toContain(said);
    const order = ['检查窗口', '&quot;spec&quot;', 'do/signPlan'].map((part) => html.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('is headed by which draw it is, as its public record is, with its long number beside', () => {
    for (const html of [at(room.revealing), wall(room.revealing)]) {
      expect(textIn(/<h1>.*?<\/h1>/.exec(html)?.[0] ?? '')).toMatch(/第37次抽取/);
      expect(textIn(html)).toContain('抽取号 2026-0417-01');
    }
  });

  test('keeps an ended draw with both reasons', () => {
    expect(textIn(at(room.drawn))).toMatch(/2026-0417-00 .*作废.*名录漏了10月新登记的单位.*同意作废，另行锁定名录/);
  });

  test('sends every form back to itself', () => {
    for (const [name, view] of STATES) {
      const commands = formsOf(at(view)).filter(({ open }) => open.attributes.get('action')?.includes('/do/'));
      expect([name, commands.every(({ inside }) => inside.includes('name="page" value="draw"'))]).toEqual([name, true]);
    }
  });

  test('offers a deposit only where the act carries a notary’s key, and tells whose', () => {
    expect(at(room.committing)).not.toContain('data-deposit');
    expect(textIn(at(room.depositing))).toContain(room.NOTARY_KEY);
  });

  test('gives the notary the sealed file, the way to open it, and a form for what comes out; nowhere a field for his key', () => {
    const html = at(room.opening);
    expect(textIn(html)).toContain('BEGIN AGE ENCRYPTED FILE');
    expect(textIn(html)).toContain('age -d -i');
    const form = formsOf(html).find(({ open }) => open.attributes.get('action')?.endsWith('/do/openEscrow'));
    const fields = named(form?.inside ?? '', 'input').map(({ attributes }) => attributes.get('name'));
    expect(fields).toEqual(['commandId', 'seq', 'page', 'draw', 'party', 'secret']);
  });
});

describe('the wall', () => {
  const NAMES = /市消防救援支队|市市场监管局|市生态环境局|陈思敏|邓兆恒|石岐街道/;

  test.each(STATES)('names no department, person or stratum, offers nothing to press: %s', (_name, view) => {
    const html = wall(view);
    expect(textOf(html, 'body')).not.toMatch(NAMES);
    expect(named(html, 'form', 'button', 'input')).toEqual([]);
  });

  test('numbers the strata and says how many were drawn of how many', () => {
    const text = textIn(wall(room.drawn));
    for (const each of ['第1层 12/600', '第2层 25/1,240', '第12层 3/366']) expect(text).toContain(each);
  });

  test('says that nobody knows the beacon only while nobody does', () => {
    expect(textIn(wall(room.counting))).toContain('现在还没有人知道它');
    expect(textIn(wall({ ...room.counting, asOf: '2026-10-15T07:00:01.000Z' }))).not.toContain('现在还没有人知道它');
  });
});

test.each([
  [102_000, '00:01:42'],
  [101_001, '00:01:42'],
  [0, '00:00:00'],
  [-5_000, '00:00:00'],
  [2 * 86_400_000 + 3_661_000, '2天 01:01:01'],
])('%d ms are counted down as %s', (ms, told) => {
  expect(countdown(ms)).toBe(told);
});
