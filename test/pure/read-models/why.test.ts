import { whyView } from '../../../api/read-models/due';
import { calendarOf, LATEST_CALENDAR } from '../../../domain/calendar/calendar';
import { deadline } from '../../../domain/clocks/deadline';
import { LATEST_PARAMETERS, parameterOf, type ParameterName } from '../../../domain/clocks/parameters';

const START = '2026-10-16T03:00:00.000Z';
const why = (name: ParameterName, amount?: number) => {
  const { budget, ends, basis } = parameterOf(LATEST_PARAMETERS, name);
  const input = {
    start: START,
    budget: amount === undefined ? budget : { ...budget, amount },
    ends,
    calendar: LATEST_CALENDAR,
    pauses: [],
    basis,
  };
  return whyView(deadline(input, calendarOf(LATEST_CALENDAR)), START);
};

test('the day of a visit was planned: no day is counted to it, and the sentence names it', () => {
  expect(why('visit', 5)).toEqual({
    days: [],
    sentence: '检查日程排定10月21日（周三）检查，当天17:30前到场。依据：办理期限参数“到场”第1版。',
  });
});

test('any other day is counted, day by day', () => {
  const told = why('review');
  expect(told?.days.filter(({ counted }) => counted !== null)).toHaveLength(5);
  expect(told?.sentence).toContain('审核检查结果期限为5个工作日，自送审次日起算。');
});
