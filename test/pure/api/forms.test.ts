import { COMMANDS } from '../../../contracts/commands';
import { INSPECTION_COMMANDS } from '../../../contracts/commands/inspection';
import { JOINT_TASK_COMMANDS } from '../../../contracts/commands/joint-task';
import { bodyFrom, fieldsOf, postedAt, withTyped } from '../../../api/forms';
import { parseBy } from '../../../api/http/parse';
import { problemOf } from '../../../api/http/problem';

describe('fields of a form', () => {
  it('come from the command: label, widget, choices, whether they must be filled in', () => {
    expect(fieldsOf(JOINT_TASK_COMMANDS.declareConflict)).toEqual([
      expect.objectContaining({ name: 'position', label: '对象序号', widget: 'number', required: true }),
      expect.objectContaining({
        name: 'ground',
        widget: 'select',
        options: expect.arrayContaining([{ value: 'ownInterest', label: '本人与对象有利害关系' }]) as unknown,
      }),
      expect.objectContaining({ name: 'note', widget: 'textarea', required: false, hint: '最多300字' }),
    ]);
  });

  it('without a title are filled in by the page', () => {
    expect(fieldsOf(INSPECTION_COMMANDS.passReview, { org: 'amr' })).toContainEqual(
      expect.objectContaining({ name: 'org', widget: 'hidden', value: 'amr' }),
    );
  });

  it('are none for a command that wants a page of its own', () => {
    expect(fieldsOf(INSPECTION_COMMANDS.enterResults)).toBeNull();
    expect(fieldsOf(JOINT_TASK_COMMANDS.saveScheme)).toBeNull();
  });

  it('can be made of every command, or it has a page of its own', () => {
    const own = Object.entries(COMMANDS).flatMap(([, commands]) =>
      Object.entries(commands)
        .filter(([, schema]) => fieldsOf(schema) === null)
        .map(([type]) => type),
    );
    expect(own.sort()).toEqual(['arrive', 'enterResults', 'saveScheme']);
  });
});

describe('a posted form', () => {
  const body = (schema: Parameters<typeof bodyFrom>[0], posted: Parameters<typeof bodyFrom>[1]) =>
    parseBy(schema, bodyFrom(schema, posted));

  it('means the same body as JSON: numbers, lists by lines, defaults', () => {
    expect(
      body(JOINT_TASK_COMMANDS.declareConflict, { position: '17', ground: 'kin', note: '', commandId: 'x' }),
    ).toEqual({
      ok: true,
      value: { position: 17, ground: 'kin', note: '' },
    });
    expect(body(JOINT_TASK_COMMANDS.confirmRoster, { absent: 'amr.1\r\namr.2\n' })).toEqual({
      ok: true,
      value: { absent: ['amr.1', 'amr.2'], conflicts: [] },
    });
    expect(body(JOINT_TASK_COMMANDS.confirmRoster, {})).toEqual({
      ok: true,
      value: { absent: [], conflicts: [] },
    });
  });

  it('carries lists of rows in the order of their numbers', () => {
    const posted = {
      officers: ['o1', 'o2'],
      'entries.10.item': 'i10',
      'entries.10.code': '1',
      'entries.2.item': 'i2',
      'entries.2.code': 'E',
      'entries.2.problem': '台账不全',
    };
    expect(body(INSPECTION_COMMANDS.enterResults, posted)).toEqual({
      ok: true,
      value: {
        officers: ['o1', 'o2'],
        entries: [
          { item: 'i2', code: 'E', problem: '台账不全', disposal: '' },
          { item: 'i10', code: '1', problem: '', disposal: '' },
        ],
      },
    });
  });

  it('leaves out offered rows that were not picked', () => {
    const posted = {
      officers: ['o1', 'o2'],
      'entries.0.picked': ['', 'yes'],
      'entries.0.item': 'i0',
      'entries.0.code': '1',
      'entries.1.picked': '',
      'entries.1.item': 'i1',
      'entries.1.code': '1',
    };
    expect(body(INSPECTION_COMMANDS.enterResults, posted)).toMatchObject({
      ok: true,
      value: { entries: [{ item: 'i0' }] },
    });
  });

  it('knows a scheme field by field, with nothing where nothing was chosen', () => {
    const posted = {
      'scheme.name': '餐饮联合抽查',
      'scheme.lead': 'amr',
      'scheme.departments': ['amr', 'fire'],
      'scheme.scope.towns': ['442000001'],
      'scheme.items.0.item': 'i-1',
      'scheme.items.0.version': '2',
      'scheme.items.0.org': 'amr',
      'scheme.items.0.name': '餐具卫生',
      'scheme.items.0.kind': 'general',
      'scheme.items.0.method': 'onSite',
      'scheme.ratio.num': '5',
      'scheme.ratio.den': '100',
      'scheme.count': '',
      'scheme.strata': 'town',
      'scheme.raised.ratio.num': '',
      'scheme.batches': '1',
      'scheme.window.from': '2026-10-10',
      'scheme.window.to': '2026-11-30',
      'scheme.minOfficers': '2',
    };
    expect(body(JOINT_TASK_COMMANDS.saveScheme, posted)).toMatchObject({
      ok: true,
      value: {
        scheme: {
          scope: { kinds: [], towns: ['442000001'], tags: [] },
          items: [{ version: 2 }],
          ratio: { num: 5, den: 100 },
          count: null,
          raised: null,
        },
      },
    });
  });

  it('reaches nothing but the fields of the schema', () => {
    const posted = {
      '__proto__.polluted': 'yes',
      'constructor.prototype.polluted': 'yes',
      reason: '请补充依据',
      'reason.deep': 'x',
    };
    expect(body(JOINT_TASK_COMMANDS.returnScheme, posted)).toEqual({ ok: true, value: { reason: '请补充依据' } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('takes a reason of two lines, whose ends a browser posts as CR LF and the record keeps as LF', () => {
    const posted = bodyFrom(JOINT_TASK_COMMANDS.askVoid, { reason: '名录漏了单位\r\n另附清单' });
    expect(JOINT_TASK_COMMANDS.askVoid.parse(posted)).toEqual({ reason: '名录漏了单位\n另附清单' });
  });

  it('is refused by the name of its field, never with what was typed', () => {
    const refused = body(JOINT_TASK_COMMANDS.returnScheme, { reason: '' });
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'BAD_BODY', facts: { field: '', problem: '理由不能为空', path: 'reason' } },
    });
    expect(JSON.stringify(body(JOINT_TASK_COMMANDS.setBeacon, { text: 'a\u0007b' }))).not.toContain('\u0007');
  });

  it('comes back into its fields when it was refused', () => {
    const fields = fieldsOf(JOINT_TASK_COMMANDS.returnScheme) ?? [];
    const acts = ['returnScheme', 'approveScheme'].map((command) => ({
      command,
      title: '',
      subject: null,
      main: false,
      fields,
      href: null,
    }));
    const problem = problemOf({ code: 'WRONG_STAGE', facts: {} });
    const [returned, approved] = withTyped(acts, {
      command: 'returnScheme',
      problem,
      values: { reason: '请补充依据' },
    });
    expect(returned?.fields[0]?.value).toBe('请补充依据');
    expect(approved?.fields[0]?.value).toBe('');
  });
});

describe('what is wrong with a form is said of its field', () => {
  const told = (command: keyof typeof JOINT_TASK_COMMANDS, posted: Readonly<Record<string, string | string[]>>) => {
    const schema = JOINT_TASK_COMMANDS[command];
    const parsed = parseBy(schema, bodyFrom(schema, posted), postedAt(posted));
    return parsed.ok ? 'taken' : problemOf(parsed.refusal).title;
  };
  const scheme = {
    'scheme.name': '餐饮联合抽查',
    'scheme.lead': 'amr',
    'scheme.departments': ['amr', 'fire'],
    'scheme.strata': 'town',
    'scheme.batches': '1',
    'scheme.window.from': '2026-10-19',
    'scheme.window.to': '2026-12-18',
    'scheme.minOfficers': '2',
  };

  it.each([
    [{ 'scheme.ratio.num': '5' }, '没有办理：『抽查比例』的两个数都要填，且为整数。'],
    [{ 'scheme.ratio.num': '一', 'scheme.ratio.den': '100' }, '没有办理：『抽查比例』的两个数都要填，且为整数。'],
    [{ 'scheme.ratio.num': '0', 'scheme.ratio.den': '100' }, '没有办理：『抽查比例』的两个数都不能小于1。'],
    [
      { 'scheme.ratio.num': '120', 'scheme.ratio.den': '100' },
      '没有办理：『抽查比例』不能超过100%：抽的户数不能多于总户数。',
    ],
    [{ 'scheme.count': '0' }, '没有办理：『抽查户数』不能少于1。'],
    [{ 'scheme.raised.ratio.num': '5', 'scheme.raised.ratio.den': '100' }, '没有办理：『提高比例』要选适用的标签。'],
    [{ 'scheme.window.to': '' }, '没有办理：『检查结束日』没有填写。'],
    [{ 'scheme.count': '5' }, 'taken'],
  ])('of a scheme: %j', (changed, sentence) => {
    expect(told('saveScheme', { ...scheme, ...changed })).toBe(sentence);
  });

  const conflict = (row: number, change: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      Object.entries({ officer: 'amr.1', uid: '91440000MA4X0001X1', ground: 'kin', note: '', ...change }).map(
        ([name, value]) => [`conflicts.${row}.${name}`, value],
      ),
    );

  it.each([
    [conflict(0, { officer: '' }), '没有办理：『已知应回避的人员与对象』第1行：人员没有选。'],
    [conflict(0, { officer: '张 三' }), '没有办理：『已知应回避的人员与对象』第1行：人员请从列表中选一项。'],
    [conflict(0, { ground: '' }), '没有办理：『已知应回避的人员与对象』第1行：回避情形没有选。'],
    [conflict(0, { uid: '' }), '没有办理：『已知应回避的人员与对象』第1行：对象的统一社会信用代码不能为空。'],
    // The row is counted as the page shows it: those left empty before it are rows too.
    [
      { ...conflict(1), ...conflict(2, { ground: 'rumour' }) },
      '没有办理：『已知应回避的人员与对象』第3行：回避情形请从列表中选一项。',
    ],
    [{ ...conflict(0), ...conflict(2) }, 'taken'],
  ])('of known conflicts by its row: %j', (posted, sentence) => {
    expect(told('confirmRoster', posted)).toBe(sentence);
  });

  it('of a schedule: a vehicle is not in two places', () => {
    expect(told('scheduleVisits', { from: '2026-10-19', vehicles: '粤T·A3102\r\n粤T·A3117' })).toBe('taken');
    expect(told('scheduleVisits', { from: '2026-10-19', vehicles: '粤T·A3102\r\n粤T·A3102 ' })).toBe(
      '没有办理：『可用车辆』里有重复的车牌。',
    );
  });
});
