import { desk } from '../../../support/models/city';
import { drafted, TASK } from '../../../support/models/task';
import { liveOthers } from '../../../support/models/visit';

describe('the inspections of a task', () => {
  test('of 450 targets are begun in batches of 200, each target once', () => {
    const task = drafted({ departments: ['amr'], targets: 450, officersEach: 60, itemsEach: 1 }).liveTo('inspecting');
    expect(task.eventsOf('inspectionsBegun')).toMatchObject([
      { from: 0, to: 200 },
      { from: 200, to: 400 },
      { from: 400, to: 450 },
    ]);
    expect(task.runner.all()).toHaveLength(451);
    expect(task.runner.get(TASK).openChildren).toBe(450);
    expect(task.open()).toEqual([]);
  });

  test('carry the items and officers of each department, and the versions that the task began with', () => {
    const task = drafted().liveTo('inspecting');
    const { parts, versions, lead, uid } = task.visit(3);
    expect(Object.keys(parts)).toEqual(['amr', 'fire', 'eco']);
    expect(parts['fire']?.items).toEqual([
      { item: 'fire-1', version: 1 },
      { item: 'fire-2', version: 1 },
    ]);
    expect(parts['fire']?.officers).toHaveLength(2);
    expect({ versions, lead }).toEqual({ versions: task.state.versions, lead: 'amr' });
    expect(task.city.targets.map((target) => target.uid)).toContain(uid);
  });

  test('are collected when the last has ended and not before', () => {
    const task = drafted().liveTo('inspecting');
    const last = `${TASK}/5.1`;
    liveOthers(task, last);
    expect(task.runner.get(TASK).openChildren).toBe(1);
    expect(task.state.stage).toBe('inspecting');
    task.liveTo('closing');
    expect(task.eventsOf('inspectionsCollected')).toMatchObject([{ closed: 5 }]);
  });

  test('are followed by the archive, which only the lead closes', () => {
    const task = drafted().liveTo('closing');
    expect(task.open()).toEqual(['closing/1']);
    task.must('closeTask', { opinion: '归档' }, desk('amr', 'handler'));
    expect(task.runner.get(TASK).ended).toBe(true);
    expect(task.runner.get(TASK).duties).toEqual([]);
  });
});
