import { desk } from '../../../support/models/city';
import { keysUsedAgain } from '../../../support/models/keys';
import { drafted, TASK } from '../../../support/models/task';

const handler = desk('amr', 'handler');
const approver = desk('amr', 'approver');
/** One person with both posts. */
const handlerAsApprover = { ...approver, person: handler.person };

describe('approval', () => {
  test('whoever submitted a scheme may neither approve nor return it', () => {
    const task = drafted().liveTo('approval');
    expect(task.refused('approveScheme', { opinion: '' }, handlerAsApprover).code).toBe('FOUR_EYES');
    expect(task.refused('returnScheme', { reason: '再改' }, handlerAsApprover).code).toBe('FOUR_EYES');
    expect(task.state.stage).toBe('approval');
  });

  test('a return leads back to the scheme, marked as returned, and the next submission is a round of its own', () => {
    const task = drafted().liveTo('approval');
    expect(task.open()).toEqual(['approval/1']);
    task.must('returnScheme', { reason: '请核对检查时间' }, approver);
    expect(task.state).toMatchObject({ stage: 'scheme', returned: true });
    expect(task.open()).toEqual(['scheme/2']);
    task.must('submitScheme', {}, handler);
    expect(task.state).toMatchObject({ stage: 'approval', returned: false });
    expect(task.open()).toEqual(['approval/2']);
  });

  test('a scheme that breaks a rule is not submitted, and the refusal cites the rule', () => {
    const task = drafted({}, { minOfficers: 2, ratio: { num: 1, den: 2 } });
    const refusal = task.refused('submitScheme', {}, handler);
    expect(refusal).toMatchObject({ code: 'SCHEME_BREAKS_RULE', facts: { rule: 'FORM', more: 0 } });
  });

  test('a task of one department needs no confirmation', () => {
    const task = drafted({ departments: ['amr'] }).liveTo('approval');
    task.must('approveScheme', { opinion: '' }, approver);
    expect(task.state.stage).toBe('commitment');
  });

  test('the lead of a task cannot be changed by a draft', () => {
    const task = drafted();
    const scheme = task.city.scheme({ lead: 'fire' });
    expect(task.refused('saveScheme', { scheme }, handler).code).toBe('SCHEME_INCOMPLETE');
  });
});

describe('confirmation', () => {
  test('every participant is asked, the lead is not, and the last acceptance ends it', () => {
    const task = drafted().liveTo('confirmation');
    expect(task.open()).toEqual(['confirm/1/fire', 'confirm/1/eco']);
    task.must('acceptScheme', { opinion: '' }, desk('eco', 'handler'));
    expect(task.open()).toEqual(['confirm/1/fire']);
    expect(task.refused('acceptScheme', { opinion: '' }, desk('eco', 'handler')).code).toBe('ALREADY_REPLIED');
    expect(task.refused('askChange', { reason: '改' }, desk('eco', 'handler')).code).toBe('ALREADY_REPLIED');
    task.must('acceptScheme', { opinion: '' }, desk('fire', 'handler'));
    expect(task.state.stage).toBe('commitment');
  });

  test('an asked change leads back to the scheme, and every department is asked anew in the new round', () => {
    const task = drafted().liveTo('confirmation');
    task.must('acceptScheme', { opinion: '' }, desk('fire', 'handler'));
    task.must('askChange', { reason: '十月人手不足' }, desk('eco', 'handler'));
    expect(task.state).toMatchObject({ stage: 'scheme', returned: true });
    expect(task.open()).toEqual(['scheme/2']);
    task.liveTo('confirmation');
    expect(task.open()).toEqual(['confirm/2/fire', 'confirm/2/eco']);
  });
});

test('no key of a duty is used twice over a life with returns, changes, recusals and ladders climbed', () => {
  const task = drafted({ officersEach: 6 }).liveTo('approval');
  task.must('returnScheme', { reason: '改' }, approver);
  task.liveTo('confirmation');
  task.must('askChange', { reason: '改' }, desk('fire', 'handler'));
  task.moveToNextDue();
  task.liveTo('recusal');
  task.moveToNextDue();
  task.must('declareConflict', { position: 1, ground: 'kin', note: '' }, task.city.asOfficer(teamAt(task, 1)));
  task.liveTo('closed');
  for (const process of task.runner.all()) expect(keysUsedAgain(process)).toEqual([]);
});

const teamAt = (task: ReturnType<typeof drafted>, position: number): string => {
  const row = (task.runner.rows.get('matchMembers') ?? []).find(
    (member) => member['position'] === position && member.process === TASK,
  );
  return String(row?.['officerId']);
};
