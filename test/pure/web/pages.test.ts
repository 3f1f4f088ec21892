import { COMMANDS } from '../../../contracts/commands';
import { ROUTES } from '../../../contracts/routes';
import { formsOf, named, tagsOf, textOf } from '../../support/views/html';
import { HASH, OTHER_HASH } from '../../support/views/common';
import { gallery } from '../../support/views/gallery';

const assets = { css: '/assets/style-x.css', island: (name: string) => `/assets/${name}-x.js` };
const shown = gallery(assets);
const pages = shown.map(({ name, html }) => [name, html] as const);

const pattern = (path: string): RegExp => new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
const answered = (method: string, path: string): boolean =>
  Object.values(ROUTES).some((route) => route.method === method && pattern(route.path).test(path));

describe.each(pages)('%s', (name, html) => {
  test('carries no style, script or handler of its own', () => {
    expect(
      tagsOf(html).filter(({ attributes }) => [...attributes.keys()].some((key) => key === 'style' || /^on/.test(key))),
    ).toEqual([]);
    expect(html).not.toMatch(/<style|javascript:/);
    expect(named(html, 'script').every(({ attributes }) => attributes.get('src')?.startsWith('/assets/'))).toBe(true);
    expect(html.match(/<script[^>]*>[^<]/)).toBeNull();
  });

  test('is one document in Chinese with a title of its own and one heading', () => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang="zh-CN">/);
    expect(textOf(html, 'title')).toMatch(/^\S.* - \S/);
    expect(named(html, 'h1')).toHaveLength(1);
    expect(named(html, 'main')).toHaveLength(1);
  });

  test('has one main button at most', () => {
    const mains = tagsOf(html).filter(({ attributes }) => attributes.get('class')?.split(' ').includes('btn-main'));
    expect(mains.length).toBeLessThanOrEqual(1);
  });

  test('uses no id twice, and every reference finds its element', () => {
    const ids = tagsOf(html).flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    const wanted = tagsOf(html).flatMap(({ attributes }) =>
      ['for', 'aria-labelledby', 'aria-describedby', 'form'].flatMap((key) => attributes.get(key)?.split(' ') ?? []),
    );
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('names every control', () => {
    const labelled = new Set(named(html, 'label').flatMap(({ attributes }) => attributes.get('for') ?? []));
    const bare = named(html, 'input', 'select', 'textarea').filter(({ attributes, at }) => {
      if (attributes.get('type') === 'hidden' || attributes.has('aria-label')) return false;
      const inLabel = html.lastIndexOf('<label', at) > html.lastIndexOf('</label>', at);
      return !inLabel && !labelled.has(attributes.get('id') ?? '');
    });
    expect(bare.map(({ attributes }) => attributes.get('name'))).toEqual([]);
  });

  test('sends every form to a route of the table, each command under an id of its own', () => {
    const sent = new Set<string>();
    for (const { open, inside } of formsOf(html)) {
      const action = open.attributes.get('action') ?? '';
      const method = open.attributes.get('method') ?? 'get';
      expect([action, answered(method, action)]).toEqual([action, true]);
      const command = /^\/c\/(tasks|inspections)\/.*\/do\/(\w+)$/.exec(action);
      if (command)
        expect(COMMANDS[command[1] === 'tasks' ? 'jointTask' : 'inspection']).toHaveProperty(command[2] ?? '');
      if (!command && action !== '/c/tasks') continue;
      if (method === 'get') continue;
      const id = /name="commandId" value="([^"]+)"/.exec(inside)?.[1] ?? '';
      expect(id).not.toBe('');
      expect(sent).not.toContain(id);
      sent.add(id);
      if (command) expect(inside).toMatch(/name="seq" value="\d+"/);
    }
  });

  test('links to nothing that does not exist', () => {
    const ids = new Set(tagsOf(html).flatMap(({ attributes }) => attributes.get('id') ?? []));
    for (const { attributes } of named(html, 'a')) {
      const href = attributes.get('href') ?? '';
      if (href.startsWith('#')) expect([href, ids.has(href.slice(1))]).toEqual([href, true]);
      else if (href.startsWith('/')) expect([href, answered('get', href.split(/[?#]/)[0] ?? '')]).toEqual([href, true]);
    }
  });
});

describe('the pages together', () => {
  test('say a title for each state, the thing first and the state behind', () => {
    const titleOf = (name: string) => textOf(shown.find((page) => page.name === name)?.html ?? '', 'title');
    expect(titleOf('task')).toBe('2026-0417 2026年餐饮服务单位部门联合抽查 · 会商确认 - 联查');
    expect(titleOf('scheme-drafting')).toBe('2026-0417 方案 · 待改2处 - 联查');
    expect(titleOf('inspection-done')).toBe('2026-0417/0052.2 · 已办结 - 联查');
    expect(titleOf('entry')).toBe('录入 2026-0417/0052 · 录入中 - 联查');
    expect(titleOf('public-task')).toBe('2026年餐饮服务单位部门联合抽查 · 检查中 - 双随机、一公开');
    expect(titleOf('problem-404')).toBe('不存在或无权查看 - 联查');
  });

  test('carry no script on the public site', () => {
    for (const { surface, html } of shown) if (surface === 'public') expect(html).not.toContain('<script');
  });

  test('never say a risk class', () => {
    for (const { html } of shown) expect(html).not.toMatch(/风险等级|[A-D]类(企业|对象)?|riskClass/);
  });

  test('speak with full-width punctuation', () => {
    for (const { html } of shown) {
      const text = html.replace(/<pre.*?<\/pre>/gs, '').replace(/<[^>]*>/g, '\n');
      expect(text.match(/[\u4e00-\u9fff][,;!?](?=[\u4e00-\u9fff])/g)).toBeNull();
    }
  });
});

test('who signs a plan has its whole text and its hash before him (PLAN_CHANGED names the hash that he read)', () => {
  const page = shown.find(({ name }) => name === 'room-signing');
  expect(page?.html).toContain('待签发的抽取计划');
  expect(page?.html).toContain('2026-0417-01&quot;');
  expect(page?.html).toMatch(/计划哈希<\/dt><dd><span class="mono">[0-9a-f]{64}<\/span>/);
});

describe('the record of a draw', () => {
  const html = shown.find(({ name }) => name === 'public-recordDrawn')?.html ?? '';
  const text = html.replace(/<[^>]*>/g, '');

  test('lists every result hash that it has had, newest first, each with its time and to be verified', () => {
    expect(text).toMatch(
      new RegExp(
        `回避递补之后（2026年10月17日（周六）10:30）：${OTHER_HASH}.*抽取当时（2026年10月15日（周四）15:00）：${HASH}`,
      ),
    );
    for (const hash of [OTHER_HASH, HASH]) expect(html).toContain(`&amp;result=${hash}`);
  });

  test('is downloaded under the number of its draw', () => {
    expect(html).toContain('download="draw-2026-0417-02.json"');
  });
});

test('a visit is told with its car', () => {
  const html = shown.find(({ name }) => name === 'task-inspecting')?.html ?? '';
  expect(html).toContain('data-l="车辆">粤T·A3102</td>');
});

test('a public result is told with what was done about it', () => {
  const html = shown.find(({ name }) => name === 'public-task')?.html ?? '';
  expect(html).toContain('data-l="处置">列入经营异常名录，并书面告知</td>');
});
