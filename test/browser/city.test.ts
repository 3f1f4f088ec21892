import { Client as Pg } from 'pg';
import type { Browser, Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../stack/sample/logins';
import { launch } from '../support/browser/chromium';
import { historiesOf, type Told } from '../support/city/histories';
import { startCity, type WholeCity } from '../support/city/stack';

/** The whole product as a newcomer starts it: the sample city, a drill, Temporal's own story of it, a clerk in a browser. */
const TARGETS = 6;

let city: WholeCity;
let browser: Browser;
let drill: { ok: boolean; task: string; drawn: number; disclosed: number; closed: number };

beforeAll(async () => {
  [city, browser] = await Promise.all([startCity(), launch()]);
  const { out, err } = await city.cli(
    'drill',
    '--seed',
    'whole',
    '--targets',
    String(TARGETS),
    '--api',
    city.api,
    '--json',
  );
  if (out.trim() === '') throw new Error(`the drill told nothing: ${err}`);
  drill = JSON.parse(out.trim().split('\n').at(-1) ?? '') as typeof drill;
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await city?.stop();
}, 60_000);

describe('a drill on the running city', () => {
  test('lives from scheme to archive: everything drawn is disclosed, delivered and closed', () => {
    expect(drill).toMatchObject({ ok: true, drawn: TARGETS, disclosed: TARGETS, closed: TARGETS });
  });

  test('leaves records that its events give again', async () => {
    const { code, out, err } = await city.cli('journal', 'rebuild', '--check', '--json');
    expect({ code, err, ...(JSON.parse(out) as object) }).toMatchObject({ code: 0, ok: true });
  });
});

describe('what Temporal alone tells of it', () => {
  let told: readonly Told[];
  beforeAll(async () => {
    told = await historiesOf(city.temporal, drill.task);
  });
  const of = (type: string) => told.filter((one) => one.type === type);

  test('each process is carried under its own type from begin to end, and every history is replayed', () => {
    expect(of('inspection')).toHaveLength(TARGETS);
    expect(of('jointTask').length).toBeGreaterThanOrEqual(1);
    expect(told.filter(({ status }) => status !== 'COMPLETED' && status !== 'CONTINUED_AS_NEW')).toEqual([]);
  });

  test('freezing, draw, match, redraw, publication and delivery are activities by name', () => {
    const task = of('jointTask').flatMap(({ activities }) => activities);
    expect(new Set(task)).toEqual(
      new Set([
        ...task,
        'freezePool',
        'closeReveal',
        'drawTargets',
        'matchOfficers',
        'replaceOfficer',
        'beginInspections',
        'collectInspections',
      ]),
    );
    for (const { activities } of of('inspection'))
      expect(activities).toEqual(expect.arrayContaining(['publish', 'deliver']));
  });

  test('each inspection is a child of its task', () => {
    const children = of('jointTask').flatMap((one) => one.children);
    expect(new Set(children)).toEqual(new Set(of('inspection').map(({ id }) => id)));
  });

  test('each clock is a timer whose summary says what it waits for', () => {
    const timers = told.flatMap((one) => one.timers);
    expect(timers.length).toBeGreaterThan(0);
    expect(timers.filter((summary) => !/ · /.test(summary))).toEqual([]);
  });
});

describe('a clerk in a browser', () => {
  async function as(login: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${city.api}/c/login`);
    await page.fill('input[name=login]', login);
    await page.fill('input[name=password]', SAMPLE_PASSWORD);
    await Promise.all([page.waitForURL(/\/c\//), page.click('form .btn-main')]);
    return page;
  }

  test('finds in the inbox what awaits the approver, approves it, and sees the task move on', async () => {
    const page = await as('amr.approver');
    await page.goto(`${city.api}/c/inbox`);
    await page
      .getByRole('link', { name: /同意方案/ })
      .first()
      .click();
    await page.waitForURL(/\/c\/tasks\//);
    await page.getByRole('button', { name: '同意方案' }).click();
    await page.waitForLoadState();
    expect(await page.title()).toContain('会商确认');
  });

  test('is told why another may not approve', async () => {
    const page = await as('fire.handler');
    const response = await page.goto(`${city.api}/c/tasks/2026-0010`);
    expect(response?.status()).toBe(404);
  });

  test('as the public reads who was inspected, what was found, and can verify the draw', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${city.api}/p/tasks/${drill.task}`);
    const text = await page.innerText('main');
    expect(text).toContain('抽取可以核验');
    expect(text).toMatch(/未发现问题|责令改正/);
  });
});

describe('a newcomer in a browser, without a shell', () => {
  let page: Page;
  const press = (name: string | RegExp) =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  /** Goes on as whoever the line above the page names next. */
  const baton = async (act: string): Promise<void> => {
    await page
      .locator('nav.relay')
      .getByRole('button', { name: new RegExp(act) })
      .first()
      .click();
    await page.locator('main').getByRole('button', { name: act, exact: true }).click();
  };

  test('makes a drill clock, opens a task on it, and is led from person to person until the machine has acted', async () => {
    page = await (await browser.newContext()).newPage();
    await page.goto(`${city.api}/c/login`);
    await press(/drill\.drill/);
    await page.fill('#clock-day', '2026-09-21');
    await press('新建演练时钟');
    await press(/去新建任务/);
    await page.getByLabel('任务名称').fill('新人的第一件任务');
    expect(await page.getByLabel('时钟').inputValue()).toBe('drill-1');
    await press('新建，去填方案');
    await page.getByLabel('市消防救援支队', { exact: true }).check();
    await page.getByLabel('或者抽查户数').fill('2');
    await page.getByRole('checkbox', { name: /^食品经营许可情况的检查/ }).check();
    await page.getByText(/市消防救援支队 \d+项可选/).click();
    await page.getByRole('checkbox', { name: /^疏散通道、安全出口/ }).check();
    await press('保存方案');
    await press('提交审批');
    await baton('同意方案');
    await baton('确认联合方案');
    // Nobody touches the page: it is loaded anew once the pool is frozen. What this person owes himself comes first.
    await page
      .locator('nav.relay')
      .getByRole('button', { name: /提交抽取份额 fire\.handler/ })
      .waitFor();
    expect(await page.title()).toContain('锁定名录');
  }, 60_000);

  test('finds on the clock’s page whose turn it is, and moves it forward alone', async () => {
    await press(/去拨时钟/);
    await page.waitForURL(/\/c\/drill\/drill-1$/);
    expect(await page.innerText('main')).toMatch(/amr\.handler 去办/);
    await press('前进1个工作日');
    await page.getByRole('heading', { name: '2026年9月22日（周二）09:00' }).waitFor();
    await page.fill('#clock-to', '2026-09-21');
    await page.evaluate(() => document.querySelector('#clock-to')?.removeAttribute('min'));
    await press('拨到这天');
    expect(await page.getByRole('alert').innerText()).toContain('时钟只能向前');
  }, 30_000);
});

describe('one changed byte in the journal', () => {
  test('is named by row', async () => {
    const owner = new Pg({ connectionString: city.ownerUrl });
    await owner.connect();
    await owner.query(
      `UPDATE journal.event SET text = replace(text, '"count":${TARGETS}', '"count":${TARGETS + 1}') WHERE process = $1 AND text LIKE '%"targetsDrawn"%'`,
      [drill.task],
    );
    const { rows } = await owner.query<{ seq: number }>(
      `SELECT seq FROM journal.event WHERE process = $1 AND text LIKE '%"targetsDrawn"%'`,
      [drill.task],
    );
    await owner.end();
    const { code, out } = await city.cli('journal', 'verify', '--json');
    expect(code).not.toBe(0);
    expect((JSON.parse(out) as { broken: unknown[] }).broken).toEqual([
      expect.objectContaining({ process: drill.task, seq: rows[0]?.seq, what: 'hash' }),
    ]);
  });
});
