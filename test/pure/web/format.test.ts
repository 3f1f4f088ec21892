import fc from 'fast-check';
import {
  inspectionNumber,
  left,
  longDue,
  longMoment,
  num,
  share,
  shortDue,
  shortMoment,
  timeOfDay,
  urgency,
} from '../../../web/format';
import { due, dueLater, dueNextYear, dueToday, NOW, overdue, paused } from '../../support/views/common';

describe('numbers', () => {
  test('are grouped by thousands, unknown is a dash and not 0', () => {
    expect([num(0), num(999), num(1234), num(5955000), num(-1234), num(null)]).toEqual([
      '0',
      '999',
      '1,234',
      '5,955,000',
      '-1,234',
      '—',
    ]);
    fc.assert(fc.property(fc.integer(), (n) => Number(num(n).replace(/,/g, '')) === n));
  });

  test('of a part say the part and the whole', () => {
    expect(share(120, 5955)).toBe('2.02%（120/5,955）');
    expect(share(15, 120)).toBe('12.50%（15/120）');
    expect([share(null, 120), share(0, 0)]).toEqual(['—', '—']);
  });
});

describe('dates', () => {
  test('are Beijing dates: 16:00 UTC is the next day', () => {
    expect(longMoment('2026-10-12T09:30:00.000Z')).toBe('2026年10月12日（周一）17:30');
    expect(longMoment('2026-10-12T16:00:00.000Z')).toBe('2026年10月13日（周二）00:00');
    expect(timeOfDay('2026-10-09T16:00:05.000Z')).toBe('00:00:05');
  });

  test('name the year only when it is another one', () => {
    expect(shortMoment('2026-10-12T09:30:00.000Z', NOW)).toBe('10-12 17:30');
    expect(shortMoment('2027-01-05T01:00:00.000Z', NOW)).toBe('2027-01-05 09:00');
    expect(shortMoment('2026-12-31T16:00:00.000Z', NOW)).toBe('2027-01-01 00:00');
  });

  test('of the law end at 24:00 of their day', () => {
    expect(shortDue(dueNextYear, NOW)).toBe('2027-01-05 24:00');
    expect(longDue(dueNextYear, NOW)).toBe('2027年1月5日（周二）24:00');
    expect(longDue(due(), NOW)).toBe('10月12日（周一）17:30');
  });
});

describe('what is left of a deadline', () => {
  test.each([
    ['two working days are soon', due(), '余2工作日（3天）', 'soon'],
    ['many are later', dueLater, '余16工作日（21天）', 'later'],
    ['today', dueToday, '今天', 'soon'],
    ['past', overdue, '逾1工作日（1天）', 'over'],
    ['past on its own day', due({ overdue: true, workingDays: 0, calendarDays: 0 }), '今天已过时', 'over'],
    ['standing still', paused, '停计，余2工作日', 'later'],
  ])('%s', (_, given, words, look) => {
    expect([left(given), urgency(given)]).toEqual([words, look]);
  });
});

test('an inspection is called by four digits, its generation only after a replacement', () => {
  expect(inspectionNumber('2026-0417/52.1')).toBe('2026-0417/0052');
  expect(inspectionNumber('2026-0417/10000.2')).toBe('2026-0417/10000.2');
});
