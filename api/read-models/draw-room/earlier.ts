import type { EarlierDraw } from '../../../contracts/views/draw-room';
import { iso } from '../db';
import type { Names } from '../names';
import type { JournalLine } from '../timeline';
import { DRAW_STATUS } from '../words';
import type { DrawRow } from './rows';

/**
 * Where anybody verifies a draw. The result hash goes along behind the #, which no server is sent: it covers plan, seed and
 * rows, so that it alone is enough, and a picture of it is read from across a hall.
 */
export const verifyHref = (draw: string, resultHash: string): string =>
  `/p/draws/${encodeURIComponent(draw)}/verify#result=${resultHash}`;

/** 作废、重抽: each draw that ended, with who asked and who decided, and their reasons. */
export const earlierOf = (
  draws: readonly DrawRow[],
  lines: readonly JournalLine[],
  names: Names,
): readonly EarlierDraw[] =>
  draws.flatMap(({ id, serial, state, ended_at, result_hash }): EarlierDraw[] => {
    if (ended_at === null) return [];
    const end = lines.find(
      ({ event }) => (event.type === 'drawVoided' || event.type === 'drawSuperseded') && event.drawId === id,
    );
    const request = end && 'request' in end.event ? end.event.request : 0;
    const asked = lines.find(
      ({ event }) => (event.type === 'voidAsked' || event.type === 'redrawAsked') && event.request === request,
    );
    return [
      {
        id,
        serial,
        status: DRAW_STATUS[state] ?? { word: state, tone: 'idle' },
        at: iso(ended_at),
        askedBy: asked ? names.person(asked.by) : '',
        reason: reasonIn(asked),
        decidedBy: end ? names.person(end.by) : '',
        decision: reasonIn(end),
        verify: result_hash === null ? null : verifyHref(id, result_hash),
      },
    ];
  });

const reasonIn = (line: JournalLine | undefined): string => (line && 'reason' in line.event ? line.event.reason : '');
