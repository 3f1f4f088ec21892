import { beginChildren } from '../../../journal/children';
import { openDb } from '../../../journal/db';
import { FACTS } from '../../../journal/facts';
import { lockProcess, type Journal } from '../../../journal/journal';
import { PROJECTORS } from '../../../journal/projectors';
import { REGISTRY } from '../../../journal/registry';
import { LATEST_CALENDAR } from '../../../domain/calendar/calendar';
import { LATEST_PARAMETERS } from '../../../domain/clocks/parameters';
import { appUrl, type City } from './city';
import { send } from './client';
import type { TestServer } from './server';

/** A joint task of the own department, opened by its handler through the API. */
export async function openTask(server: TestServer, city: City, key: string): Promise<string> {
  const token = await server.token(city, 'handler', city.own);
  const { body } = await send(server.url, 'POST', '/api/v1/tasks', { token, key, json: { name: '矩阵任务' } });
  if (typeof body['id'] !== 'string') throw new Error(`no task was opened: ${JSON.stringify(body)}`);
  return body['id'];
}

/** An inspection below the task, begun as the journal begins children: the own department's officer is on its team. */
export async function openInspection(task: string, city: City): Promise<string> {
  const db = openDb(appUrl(), { max: 1 });
  const journal: Journal = {
    db,
    registry: REGISTRY,
    facts: FACTS,
    projectors: PROJECTORS,
    installationKey: Buffer.alloc(32, 7),
  };
  const id = `${task}/1.1`;
  const officer = city.personOf('officer', city.own);
  const member = { officer, person: officer };
  const input = {
    id,
    task,
    position: 1,
    uid: 'X1',
    lead: city.own,
    visit: { from: '2026-12-01T01:00:00.000Z', to: '2026-12-01T03:00:00.000Z', leader: member },
    parts: [{ org: city.own, items: [{ item: 'i-1', version: 1 }], officers: [member] }],
    versions: { calendar: LATEST_CALENDAR, parameters: LATEST_PARAMETERS, rules: 1 },
  };
  await db.transaction(async (tx) => {
    const parent = await lockProcess(tx, task);
    if (!parent) throw new Error(`no task ${task}`);
    await tx.query('UPDATE journal.process SET open_children = open_children + 1 WHERE id = $1', [task]);
    beginChildren(journal, tx, parent, [{ process: 'inspection', id, input }], new Date().toISOString(), `begin ${id}`);
  });
  await db.end();
  return id;
}
