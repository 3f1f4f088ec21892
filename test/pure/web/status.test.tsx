import { renderToString } from 'preact-render-to-string';
import type { Status, Tone } from '../../../contracts/views/common';
import { JOINT_TASK_STAGES } from '../../../contracts/stages/joint-task';
import { DRAW_STATUS, RECUSAL_STATUS, REPLY_STATUS, stageStatus, workItemStatus } from '../../../api/read-models/words';
import { StatusMark } from '../../../web/components/status';
import { endOf, Waits } from '../../../web/components/wait';

/** console.md §4: 灰 idle, 蓝 move, 橙 warn, 红 bad, ✓ done, 纹 pause. */
const SHAPE: Readonly<Record<Tone, string>> = {
  idle: 'st',
  move: 'st st-move',
  warn: 'st st-warn',
  bad: 'st st-bad',
  done: 'st st-done',
  pause: 'st st-pause',
};

test.each(Object.entries(SHAPE) as [Tone, string][])('%s has a shape of its own beside its word', (tone, look) => {
  expect(renderToString(<StatusMark word="检查中" tone={tone} />)).toBe(`<span class="${look}">检查中</span>`);
});

const words = (table: Readonly<Record<string, Status>>): string[] =>
  Object.values(table).map(({ word, tone }) => `${word} ${tone}`);

describe('the words of console.md', () => {
  test('of stages are moving until the task is closed', () => {
    const stages = Object.keys(JOINT_TASK_STAGES).map((stage) => stageStatus('jointTask', stage, null));
    expect(stages.map(({ word }) => word)).toEqual(Object.values(JOINT_TASK_STAGES));
    expect(stages.filter(({ tone }) => tone !== 'move').map(({ word, tone }) => `${word} ${tone}`)).toEqual([
      '已归档 done',
    ]);
    expect(stageStatus('jointTask', 'scheme', 'returned')).toEqual({ word: '已退回', tone: 'warn' });
  });

  test('of replies, draws and recusals have their tones', () => {
    expect(words(REPLY_STATUS)).toEqual(['未回复 idle', '已确认方案 done', '提出调整 warn', '不参加 bad']);
    expect(words(DRAW_STATUS)).toEqual([
      '已预告 idle',
      '提交份额 move',
      '揭示中 move',
      '等待信标 move',
      '已抽取 done',
      '作废 bad',
      '已重抽 idle',
    ]);
    expect(words(RECUSAL_STATUS)).toEqual([
      '未声明 warn',
      '无利害关系 done',
      '已申请，待决定 warn',
      '已回避 idle',
      '不予回避 idle',
      '随原抽取失效 idle',
    ]);
  });

  test('of work items are red once late or passed on', () => {
    const [now, past] = [new Date('2026-10-09T02:00:00Z'), new Date('2026-10-08T02:00:00Z')];
    const at = (rung: string | null, due: Date | null) => workItemStatus({ state: 'open', rung, due }, now);
    expect([at(null, null), at(null, past), at('escalation', past)]).toEqual([
      { word: '办理中', tone: 'move' },
      { word: '已逾期', tone: 'bad' },
      { word: '已升级', tone: 'bad' },
    ]);
  });
});

test.each([
  [{ busy: false, ended: endOf({ word: '已归档', tone: 'done' }) }, '已归档。'],
  [{ busy: true, ended: '抽取已办完' }, '抽取已办完。'],
  [{ busy: true, ended: endOf({ word: '锁定名录', tone: 'move' }) }, '系统正在办理，稍候。'],
  [{ busy: false, ended: null }, '现在没有等人办的事。'],
])('where nobody is awaited it says why: %j', (how, words) => {
  expect(renderToString(<Waits waits={[]} asOf="2026-10-09T02:00:00.000Z" {...how} />)).toContain(`<p>${words}</p>`);
});
