import type { Status } from '../../../contracts/views/common';
import type { RoomShare } from '../../../contracts/views/draw-room';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import { isoOrNull } from '../db';
import type { ShareRow } from './rows';

/** 份额 of each department: committed, shown, opened by the notary, or counted as empty. */
export const sharesOf = (rows: readonly ShareRow[], { draw }: JointTaskState): readonly RoomShare[] =>
  rows.map((row) => {
    const sealed = draw.sealed.includes(row.org);
    const absent = draw.revealClosedAt !== null && row.revealed_at === null && !sealed;
    return {
      org: row.org,
      name: row.name,
      commit: row.commit,
      committedAt: isoOrNull(row.committed_at),
      revealedAt: isoOrNull(row.revealed_at),
      escrowed: row.escrowed,
      absent,
      status: statusOf(row, { absent, sealed, published: draw.planText !== '' }),
    };
  });

interface At {
  readonly absent: boolean;
  readonly sealed: boolean;
  readonly published: boolean;
}

function statusOf(
  { committed_at, revealed_at, escrowed, opened }: ShareRow,
  { absent, sealed, published }: At,
): Status {
  if (opened) return { word: '公证已启封，与承诺一致', tone: 'done' };
  if (revealed_at !== null) return { word: '已揭示，与承诺一致', tone: 'done' };
  if (sealed) return { word: '待公证启封', tone: 'move' };
  if (absent) return { word: '缺席，按空值计入', tone: 'warn' };
  if (published) return { word: '等待揭示', tone: 'move' };
  if (committed_at === null) return { word: '未提交', tone: 'idle' };
  return { word: escrowed ? '已提交，交存公证' : '已提交', tone: 'done' };
}
