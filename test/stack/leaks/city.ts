import { GROUNDS } from '../../../domain/recusal/grounds';
import { labelSaltOf, saltKeyOf } from '../../../journal/seal';
import { arrive, enter, liveUntil, open, review, send } from '../read-models/life';
import { MOBILE, type World } from '../read-models/world';
import { teamAt } from '../draw/tables';

/** What must not be read by the public, by why (console.md X1–X6). */
export interface Secret {
  readonly kind: 'firm' | 'uid' | 'address' | 'label' | 'officer' | 'certificate' | 'ground' | 'mobile' | 'salt';
  readonly text: string;
}

/** Words of this one task: each is found by itself wherever it stands. */
const NOTE_KNOWN = '配偶在该户任会计';
const NOTE_APPLIED = '与该户有债务往来';
const WHY_ORDERED = '经查其弟在该户持股';
const FINDING = '通道堵塞';

/** The strata are shaped by town and by a tag that a class stands behind. */
const towns = ({ tag }: World) => [1, 2].map((n) => ({ code: `${tag}-镇码${n}`, name: `${tag}街道${n}` }));
const classTag = ({ tag }: World): string => `${tag}-等级`;

/** A task of the city whose draw has strata by town and a raised group, opened and saved. */
export async function openTask(world: World): Promise<string> {
  const { db, clock, tag, lead, other } = world;
  for (const [n, { code, name }] of towns(world).entries()) {
    await db.query(`INSERT INTO town (code, name, kind) VALUES ($1, $2, '街道')`, [code, name]);
    await db.query(`UPDATE target SET town_code = $2 WHERE clock = $1 AND right(uid, 1) ~ $3`, [
      clock,
      code,
      n === 0 ? '[02468]' : '[13579]',
    ]);
  }
  await db.query(`UPDATE target SET tags = ARRAY[$2] WHERE clock = $1 AND right(uid, 1) ~ '[3-6]'`, [
    clock,
    classTag(world),
  ]);
  const task = await open(world, `${tag}的任务`);
  const item = (org: string) => ({
    item: `${org}-item`,
    version: 1,
    org,
    name: `${org}事项`,
    kind: 'general',
    method: 'onSite',
  });
  const scheme = {
    name: '守密',
    lead,
    departments: [lead, other],
    scope: { kinds: ['企业'], towns: [], tags: [] },
    items: [item(lead), item(other)],
    ratio: null,
    count: 5,
    strata: 'town',
    raised: { tags: [classTag(world)], ratio: { num: 1, den: 2 } },
    batches: 1,
    beacon: 'lottery',
    window: { from: '2026-10-19', to: '2026-12-18' },
    minOfficers: 2,
  };
  await send(world, { process: task, type: 'saveScheme', body: { scheme }, org: lead, role: 'handler' });
  return task;
}

/** A conflict that the lead knows of before the draw, told with its note. */
export async function nameConflict(world: World, task: string): Promise<void> {
  await liveUntil(world, task, 'commitment');
  const { lead, tag } = world;
  const conflicts = [{ officer: `${lead}.officer1`, uid: `${tag}-u1`, ground: 'other', note: NOTE_KNOWN }];
  await send(world, {
    process: task,
    type: 'confirmRoster',
    body: { absent: [], conflicts },
    org: lead,
    role: 'handler',
  });
}

/** The draw becomes void before its reveal has closed; its number and its plan stay public. */
export async function makeVoid(world: World, task: string): Promise<void> {
  const { lead: org } = world;
  const reason = '名录漏了两户';
  await send(world, { process: task, type: 'askVoid', body: { reason }, org, role: 'handler' });
  await send(world, { process: task, type: 'decideRedraw', body: { grant: 'yes', reason }, org, role: 'approver' });
}

/** One recusal ordered and granted, one applied for. */
export async function recuse(world: World, task: string): Promise<void> {
  const { lead: org } = world;
  const [ordered = ''] = await teamAt(world, task, 1, org);
  const order = { officer: ordered, position: 1, ground: 'kin', note: NOTE_KNOWN, reason: WHY_ORDERED };
  await send(world, { process: task, type: 'orderRecusal', body: order, org, role: 'leader' });
  const [applicant = ''] = await teamAt(world, task, 2, org);
  const application = { officer: applicant, position: 2, by: 'party', ground: 'other', note: NOTE_APPLIED };
  await send(world, { process: task, type: 'applyRecusal', body: application, org, role: 'handler' });
}

/** The visit of a position, from arrival to publication, with a finding. */
export async function publish(world: World, task: string, position: number): Promise<void> {
  const id = `${task}/${position}.1`;
  await arrive(world, id);
  await enter(world, id, world.lead, FINDING);
  await enter(world, id, world.other, '');
  await review(world, id, world.lead);
  await review(world, id, world.other);
}

/** Everything about the task that is nobody's business, at this moment: what has been published is no secret any more. */
export async function secretsOf(world: World, task: string): Promise<readonly Secret[]> {
  const { db, tag, lead, other } = world;
  const texts = async (sql: string, ...values: unknown[]) =>
    (await db.query<{ text: string }>(sql, values)).map(({ text }) => text);
  const unpublished = `FROM target t WHERE t.clock = $1 AND NOT EXISTS (SELECT FROM inspection i WHERE i.task_id = $2 AND i.uid = t.uid AND i.published_at IS NOT NULL)`;
  const people = `FROM person WHERE id LIKE $1`;
  const pools = await texts('SELECT pool_id AS text FROM draw WHERE task_id = $1', task);
  const keys = pools.map((pool) => Buffer.from(saltKeyOf(world.hands.journal.installationKey, pool)));
  const of = (kind: Secret['kind'], found: readonly string[]): readonly Secret[] =>
    found.map((text) => ({ kind, text }));
  return [
    ...of('firm', await texts(`SELECT name AS text ${unpublished}`, world.clock, task)),
    ...of('uid', await texts(`SELECT uid AS text ${unpublished}`, world.clock, task)),
    ...of('address', ['某路']),
    ...of('label', [...towns(world).flatMap(({ code, name }) => [code, name]), classTag(world)]),
    ...of('officer', await texts(`SELECT name AS text ${people}`, `${tag}%`)),
    ...of('officer', await texts(`SELECT id AS text ${people}`, `${tag}%`)),
    ...of('officer', await texts(`SELECT o AS text FROM roster_officer WHERE process = $1`, task)),
    ...of('certificate', await texts(`SELECT number AS text FROM certificate WHERE issuer IN ($1, $2)`, lead, other)),
    ...of('mobile', [MOBILE]),
    ...of('ground', [NOTE_KNOWN, NOTE_APPLIED, WHY_ORDERED, FINDING, ...GROUNDS.map(({ text }) => text)]),
    ...of('salt', await texts(`SELECT salt AS text FROM drawn_target WHERE process = $1`, task)),
    ...of(
      'salt',
      keys.flatMap((key) => [key.toString('hex'), key.toString('base64')]),
    ),
    ...of(
      'salt',
      pools.map((pool) => labelSaltOf(world.hands.journal.installationKey, pool)),
    ),
  ];
}
