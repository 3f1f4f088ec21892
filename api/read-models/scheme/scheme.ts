import { checkScheme, type SchemeFacts } from '../../../domain/plan-rules/check-scheme';
import { drawnOf } from '../../../domain/plan-rules/drawn';
import type { Scheme } from '../../../domain/plan-rules/scheme';
import type { ActView } from '../../../contracts/views/common';
import type { SchemeBody } from '../../../contracts/commands/joint-task';
import type { SchemeView } from '../../../contracts/views/task';
import { FACTS } from '../../../journal/facts';
import { actsOf } from '../acts/acts';
import { askFor, type Ask } from '../acts/ask';
import { iso, type ReadDb } from '../db';
import { historyOf } from '../history';
import type { Viewer } from '../index';
import { namesOf } from '../names';
import { taskFacts, type TaskFacts } from '../task/row';
import type { JournalLine } from '../timeline';
import { stageStatus } from '../words';
import { choicesOf } from './choices';
import { emptyScheme } from './draft';

const DRAFT: ReadonlySet<string> = new Set(['scheme', 'approval']);
const WATCHERS: ReadonlySet<string> = new Set(['auditor', 'ops', 'drill']);
/** The commands whose place is the scheme's page. */
const HERE: ReadonlySet<string> = new Set([
  'saveScheme',
  'submitScheme',
  'approveScheme',
  'returnScheme',
  'acceptScheme',
  'askChange',
]);

/** Another department's draft is nobody's business until it is sent out for confirmation (X4). */
const maySee = ({ stage, lead_org }: TaskFacts, { role, org, orgs }: Viewer): boolean =>
  !DRAFT.has(stage) || org === lead_org || orgs.includes(lead_org) || WATCHERS.has(role);

/** 方案: the draft as it was saved, what the rules say of it, and what may be chosen. */
export async function scheme(db: ReadDb, ask: Ask, viewer: Viewer, id: string): Promise<SchemeView | null> {
  const [task, asked] = await Promise.all([taskFacts(db, id), askFor(ask, 'jointTask', id, viewer)]);
  if (!task || !asked || !maySee(task, viewer)) return null;
  const now = iso(task.now);
  const body = (task.scheme ?? emptyScheme({ name: task.name, lead: task.lead_org, now })) as SchemeBody;
  const [facts, choices, lines] = await Promise.all([
    factsOf(db, task, body),
    choicesOf(db, task.clock),
    task.overlay === 'returned' ? historyOf(db, id, asked.seq) : [],
  ]);
  const acts = actsOf({ process: 'jointTask', id, page: 'scheme', asked, viewer }).filter(({ command }) =>
    HERE.has(command),
  );
  return {
    id,
    number: task.number,
    name: body.name,
    seq: asked.seq,
    version: task.scheme_version,
    status: stageStatus('jointTask', task.stage, task.overlay),
    editable: acts.some(({ command }: ActView) => command === 'saveScheme'),
    scheme: body,
    // Once the pool is frozen the rules have had their say: what the library is today changes nothing any more.
    findings: task.pool_count === null ? findingsOf(body as Scheme, facts, choices) : [],
    poolSize: task.pool_count ?? facts.poolSize ?? 0,
    drawCount: task.drawn_count ?? drawCount(body as Scheme, facts),
    choices,
    acts,
    returned: await returnedOf(db, lines),
  };
}

/** What the rules say, departments by name: the law knows ids alone. */
function findingsOf(body: Scheme, facts: SchemeFacts, choices: SchemeView['choices']): SchemeView['findings'] {
  const names = new Map([...choices.departments, ...choices.libraries].map(({ id, name }) => [id, name]));
  return checkScheme(body, facts).map((finding) => ({
    ...finding,
    text: finding.text.replace(/『([^』]+)』/g, (quoted, id: string) =>
      names.has(id) ? `『${names.get(id)}』` : quoted,
    ),
  }));
}

const factsOf = async (db: ReadDb, { id, clock, now }: TaskFacts, body: SchemeBody): Promise<SchemeFacts> => {
  const reader = { query: <Row>(sql: string, values: readonly unknown[]) => db.rows<Row>(sql, ...values) };
  return (await FACTS['scheme']?.(reader, { scheme: body }, { process: id, clock, now: iso(now) })) as SchemeFacts;
};

function drawCount(body: Scheme, { poolSize, raisedSize }: SchemeFacts): number | null {
  if (poolSize === null || (body.ratio === null && body.count === null)) return null;
  const raised = raisedSize ?? 0;
  const drawn = drawnOf(body, { base: poolSize - raised, raised });
  return drawn.base + drawn.raised;
}

/** Who sent the scheme back last, and why. */
async function returnedOf(db: ReadDb, lines: readonly JournalLine[]): Promise<SchemeView['returned']> {
  for (const { event, by, at } of lines) {
    if (event.type !== 'schemeReturned' && event.type !== 'changeAsked') continue;
    const names = await namesOf(db, { persons: [by], orgs: event.type === 'changeAsked' ? [event.org] : [] });
    const who = event.type === 'changeAsked' ? `${names.org(event.org)} ${names.person(by)}` : names.person(by);
    return { by: who, at, reason: event.reason };
  }
  return null;
}
