import type { PrismaClient } from '../../generated/prisma/client';
import type { Unseal } from '../../journal/seal';
import type { Ask } from './acts/ask';
import { readDb } from './db';
import { drawAccesses } from './draw-accesses';
import { drawRoom } from './draw-room/room';
import { awaited } from './drill/awaited';
import { drill } from './drill/clock';
import { drills, openClocks } from './drill/clocks';
import { relay } from './drill/relay';
import { fairness } from './fairness';
import { frame } from './frame';
import { inbox } from './inbox';
import type { ReadModels } from './index';
import { inspection } from './inspection/inspection';
import { officers } from './officers/officers';
import { poolTargets } from './officers/roster';
import { publicDraw, publicDrawOf } from './public/draw';
import { drawLog } from './public/draw-log';
import { drawRecord } from './public/draw-record';
import { drawTimestamp } from './public/draw-stamp';
import { publicHome } from './public/home';
import { publicTask } from './public/task';
import { recusal } from './recusal';
import { scheme } from './scheme/scheme';
import { task } from './task/task';
import { tasks } from './tasks';
import { toldFacts } from './told-facts';

/** What the read models are made of: the database to read, the journal's `ask` for rights and duties, and what opens sealed grounds. */
export interface ReadModelDeps {
  readonly database: PrismaClient;
  readonly ask: Ask;
  readonly unseal: Unseal;
  /** The notary's public key, under which shares are deposited; null: none are. */
  readonly notary?: string | null;
}

export function createReadModels({ database, ask, unseal, notary = null }: ReadModelDeps): ReadModels {
  const db = readDb(database);
  return {
    frame: (viewer) => frame(db, viewer),
    inbox: (viewer, query) => inbox(db, viewer, query),
    tasks: (viewer, query) => tasks(db, viewer, query),
    task: (viewer, id) => task(db, ask, viewer, id),
    scheme: (viewer, id) => scheme(db, ask, viewer, id),
    officers: (viewer, id, query) => officers(db, ask, viewer, id, query),
    poolTargets: (viewer, id, query) => poolTargets(db, ask, viewer, id, query),
    recusal: (viewer, id) => recusal(db, ask, unseal, viewer, id),
    drawRoom: (viewer, id, origin) => drawRoom(db, ask, viewer, id, { origin, notary }),
    drawTimestamp: (id) => drawTimestamp(db, id),
    drawAccesses: (id) => drawAccesses(db, id),
    inspection: (viewer, id) => inspection(db, ask, viewer, id),
    publicHome: () => publicHome(db),
    publicTask: (id, query) => publicTask(db, id, query),
    publicDraw: (id) => publicDraw(db, id),
    publicDrawOf: (draw, result) => publicDrawOf(db, draw, result),
    drawLog: (query) => drawLog(db, query),
    drawRecord: (draw) => drawRecord(db, unseal, draw),
    fairness: (viewer) => fairness(db, viewer),
    awaited: (clock) => awaited(db, clock),
    drills: (viewer) => drills(db, viewer),
    drill: (clock) => drill(db, clock),
    relay: (viewer, about) => relay(db, viewer, about),
    openClocks: () => openClocks(db),
    told: (facts) => toldFacts(db, facts),
  };
}
