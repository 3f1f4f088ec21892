import { refuse } from '../../domain/kernel/result';
import type { createTask } from '../../contracts/routes/commands';
import type { CommandAnswer } from '../../contracts/routes/parts';
import type { Call, Handler } from '../http/call';
import { viewerOf } from '../http/call';
import { notedByHandle, processOf } from '../http/mount';
import { json } from '../http/reply';
import type { Actor } from '../services';
import type { Viewer } from '../read-models';

export const actorOf = ({ person, org, role }: Viewer): Actor => ({ person, org, role });

const version = ({ seq }: CommandAnswer) => ({ ETag: `"${seq}"` });

/** THE command route: whatever the process and the command, the body goes to `handle` and its answer comes back. */
export const command: Handler = async (call, { journal }) => {
  const { route, params, body, commandId, expected } = call;
  const process = processOf(route, params);
  if (typeof route.command !== 'object' || process === null || commandId === null)
    throw new Error(`${route.path} is no command route`);
  const result = notedByHandle(
    await journal.handle({
      process,
      id: commandId,
      type: route.command.type,
      body,
      actor: actorOf(viewerOf(call)),
      expected,
    }),
  );
  return result.ok ? { ok: true, value: { json: result.value, headers: version(result.value) } } : result;
};

/** A command that no table knows, sent to a process that may well exist. */
export const unknownCommand: Handler = ({ params }) => {
  const name = typeof params === 'object' && params !== null && 'command' in params ? String(params.command) : '';
  return Promise.resolve(refuse('UNKNOWN_COMMAND', { command: name }));
};

export const openTask = async (call: Call<typeof createTask>, { journal, settings }: Parameters<Handler>[1]) => {
  if (call.body.clock && !settings.drills) return refuse('DRILLS_OFF');
  const result = notedByHandle(await journal.createTask(call.commandId ?? '', call.body, actorOf(viewerOf(call))));
  return result.ok ? json({ id: result.value.process, ...result.value }) : result;
};
