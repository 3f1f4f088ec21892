import { explain } from '../../../domain/clocks/explain';
import { explainSentence } from '../../../domain/clocks/sentence';
import { at, CALENDAR, clock, days, hours, pause, wd } from './clocks';

const told = (deadline: ReturnType<typeof clock>, now: string): string[] =>
  explain(deadline, CALENDAR, at(now)).map(
    ({ day, weekday, counted, label }) => `${day.slice(5)} ${weekday} ${counted ?? ''} ${label}`,
  );
const said = (deadline: ReturnType<typeof clock>, now: string): string => explainSentence(deadline, CALENDAR, at(now));

describe('“为什么是这天”', () => {
  const confirmation = clock('09-29 09:12', wd(5));

  test('tells five working days over National Day, day by day', () => {
    expect(told(confirmation, '10-09 10:00')).toEqual([
      '09-29 周二  送达',
      '09-30 周三 1 计入',
      '10-01 周四  国庆',
      '10-02 周五  国庆',
      '10-03 周六  国庆',
      '10-04 周日  国庆',
      '10-05 周一  国庆',
      '10-06 周二  国庆',
      '10-07 周三  国庆',
      '10-08 周四 2 计入',
      '10-09 周五 3 计入',
      '10-10 周六 4 补班',
      '10-11 周日  休息',
      '10-12 周一 5 到期',
    ]);
  });

  test('marks today, and it alone', () => {
    const cells = explain(confirmation, CALENDAR, at('10-09 23:00'));
    expect(cells.filter(({ today }) => today).map(({ day }) => day)).toEqual(['2026-10-09']);
    expect(cells.find(({ day }) => day === '2026-10-10')).toMatchObject({ working: true, assumed: false });
  });

  test('says the same in one sentence', () => {
    expect(said(confirmation, '10-09 10:00')).toBe(
      '会商确认期限为5个工作日，自送达次日起算。国庆7天、周日1天跳过；10月10日（周六）补班，计入。没有中止时段。依据：样例办法参数“会商期限”第2版，日历2026年第1版。',
    );
  });

  test('says that nothing was skipped when nothing was', () => {
    expect(said(clock('10-12 09:00', wd(4)), '10-13 10:00')).toContain('其间没有节假日和周末。');
  });

  test('names what began the clock, and both feasts of a merged one', () => {
    const basis = { parameter: 'D1', version: 1, text: '样例规定第十一条', title: '公示', since: '检查结束' };
    const deadline = clock('2025-09-30 09:00', wd(1), { basis });
    expect(told(deadline, '2025-10-01 10:00')).toEqual([
      '09-30 周二  检查结束',
      ...[
        '10-01 周三',
        '10-02 周四',
        '10-03 周五',
        '10-04 周六',
        '10-05 周日',
        '10-06 周一',
        '10-07 周二',
        '10-08 周三',
      ].map((day) => `${day}  国庆中秋`),
      '10-09 周四 1 到期',
    ]);
    expect(said(deadline, '2025-10-01 10:00')).toContain('公示期限为1个工作日，自检查结束次日起算。国庆中秋8天跳过。');
  });

  test('calls a whole weekend 周末', () => {
    expect(told(clock('10-16 09:00', wd(1)), '10-16 10:00')).toEqual([
      '10-16 周五  送达',
      '10-17 周六  周末',
      '10-18 周日  周末',
      '10-19 周一 1 到期',
    ]);
  });

  test('shows the days that a suspension takes out, with its ground', () => {
    const deadline = clock('10-15 09:00', wd(3), { pauses: [pause('10-16 10:00', '10-19 09:00')] });
    expect(told(deadline, '10-20 10:00')).toEqual([
      '10-15 周四  送达',
      '10-16 周五  中止',
      '10-17 周六  周末',
      '10-18 周日  周末',
      '10-19 周一  中止',
      '10-20 周二 1 计入',
      '10-21 周三 2 计入',
      '10-22 周四 3 到期',
    ]);
    expect(said(deadline, '10-20 10:00')).toContain(
      '周末2天跳过。10月16日至10月19日中止（台风应急响应），共2个工作日不计入。',
    );
  });

  test('shows a clock that stands up to today, without a due day', () => {
    const deadline = clock('10-12 09:00', wd(4), { pauses: [pause('10-14 09:00', null)] });
    expect(told(deadline, '10-15 10:00')).toEqual([
      '10-12 周一  送达',
      '10-13 周二 1 计入',
      '10-14 周三  中止',
      '10-15 周四  中止',
    ]);
    expect(said(deadline, '10-15 10:00')).toContain(
      '10月14日起中止（台风应急响应），限期停计，恢复后从余下的3个工作日接着算。',
    );
  });

  test('says which year it assumes', () => {
    const deadline = clock('12-30 09:00', wd(3));
    expect(said(deadline, '12-31 10:00')).toContain('2027年放假安排尚未公布，暂按普通周末推算，公布后重新计算。');
    expect(explain(deadline, CALENDAR, at('12-31 10:00')).map(({ assumed }) => assumed)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(said(clock('12-30 09:00', wd(1)), '12-31 10:00')).not.toContain('尚未公布');
    // Stopped before the year that is assumed: no day of it is shown, so none is spoken of.
    const stopped = clock('12-30 09:00', wd(3), { pauses: [pause('12-31 09:00', null)] });
    expect(said(stopped, '12-31 10:00')).not.toContain('尚未公布');
  });

  test('counts every day of a budget of calendar days', () => {
    const deadline = clock('09-30 10:00', days(3), { ends: 'statutory' });
    expect(told(deadline, '10-01 10:00')).toEqual([
      '09-30 周三  送达',
      '10-01 周四 1 计入',
      '10-02 周五 2 计入',
      '10-03 周六 3 到期',
    ]);
    expect(said(deadline, '10-01 10:00')).toContain(
      '期限为3个自然日，自送达次日起算，周末和节假日也计入。没有中止时段。',
    );
  });

  test('counts no day of a budget of hours, and says when they began', () => {
    const deadline = clock('09-30 17:05', hours(24), { ends: 'statutory' });
    expect(told(deadline, '10-01 10:00')).toEqual(['09-30 周三  送达', '10-01 周四  到期']);
    expect(said(deadline, '10-01 10:00')).toContain('期限为24小时，自9月30日17:05送达起连续计算，周末和节假日也计入。');
  });
});
