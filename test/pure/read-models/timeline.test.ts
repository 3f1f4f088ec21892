import { timelineOf, type AnyEvent, type JournalLine } from '../../../api/read-models/timeline';

const names = { person: (id: string) => `<${id}>`, officer: (id: string) => `(${id})`, org: (id: string) => `[${id}]` };
const AT = '2026-09-21T01:00:00.000Z';
const line = (event: AnyEvent, at = AT): JournalLine => ({ at, by: 'p1', event });
const versions = { calendar: '2026-1', parameters: 1, rules: 1 };
const scheme = {
  name: '',
  lead: 'a',
  departments: [],
  scope: { kinds: [], towns: [], tags: [] },
  items: [],
  ratio: null,
  count: 1,
  strata: 'none',
  raised: null,
  batches: 1,
  beacon: 'lottery',
  window: { from: '2026-10-01', to: '2026-10-31' },
  minOfficers: 2,
} as const;
const visit = { from: AT, to: AT, leader: { officer: 'o1', person: 'p1' } };

/** One event of every type that a process can have: a new type does not compile until it is told. */
const EVENTS: { readonly [Type in AnyEvent['type']]: Extract<AnyEvent, { type: Type }> } = {
  taskOpened: { type: 'taskOpened', id: 't', number: 't', name: '', lead: 'a', versions },
  schemeSaved: { type: 'schemeSaved', version: 2, scheme },
  schemeSubmitted: { type: 'schemeSubmitted', version: 2, round: 1 },
  schemeApproved: { type: 'schemeApproved', opinion: '同意' },
  schemeReturned: { type: 'schemeReturned', reason: '请补' },
  schemeAccepted: { type: 'schemeAccepted', org: 'b', opinion: '' },
  changeAsked: { type: 'changeAsked', org: 'b', reason: '人手不足' },
  schemeConfirmed: { type: 'schemeConfirmed' },
  poolFrozen: {
    type: 'poolFrozen',
    attempt: 1,
    drawId: 'd',
    poolId: 'p',
    root: 'ab'.repeat(32),
    groups: { base: 9, raised: 1 },
    count: 10,
    excluded: 2,
    asOf: AT,
  },
  shareCommitted: { type: 'shareCommitted', org: 'b', commit: 'c', escrowed: true },
  planPublished: { type: 'planPublished', planText: '{}', planHash: 'cd'.repeat(32), revealBy: AT },
  planStamped: { type: 'planStamped', genTime: AT },
  shareRevealed: { type: 'shareRevealed', org: 'b', secret: 's' },
  revealClosed: { type: 'revealClosed', absent: ['b'], escrowed: ['a'] },
  escrowOpened: { type: 'escrowOpened', org: 'a', secret: 's' },
  escrowClosed: { type: 'escrowClosed', absent: ['a'] },
  beaconTyped: { type: 'beaconTyped', org: 'amr', text: '1', attempt: 1 },
  beaconDiffers: { type: 'beaconDiffers', attempt: 1 },
  beaconSet: { type: 'beaconSet', text: '03 08' },
  targetsDrawn: { type: 'targetsDrawn', seed: 's', count: 3 },
  rosterConfirmed: { type: 'rosterConfirmed', org: 'b', round: 1, absent: ['o9'], conflicts: 2 },
  rosterShort: { type: 'rosterShort', short: [{ org: 'b', fit: 1, wanted: 2 }] },
  rosterFrozen: { type: 'rosterFrozen', root: 'ab'.repeat(32), fit: { b: 3 }, excluded: 1, conflicts: 2 },
  officersMatched: { type: 'officersMatched', org: 'b', members: 6, vacant: 1, level: 2, officers: [] },
  matchCompleted: { type: 'matchCompleted', eventsHead: 'e', resultHash: 'ef'.repeat(32) },
  voidAsked: { type: 'voidAsked', request: 1, reason: '名录有误' },
  redrawAsked: { type: 'redrawAsked', request: 1, reason: '名录有误' },
  redrawRefused: { type: 'redrawRefused', request: 1, reason: '不必' },
  drawVoided: { type: 'drawVoided', request: 1, drawId: '1', reason: '属实' },
  drawSuperseded: { type: 'drawSuperseded', request: 1, drawId: '1', reason: '属实' },
  noConflictDeclared: { type: 'noConflictDeclared', officer: 'o1' },
  recusalApplied: { type: 'recusalApplied', recusal: 'r1', officer: 'o1', org: 'b', position: 4, initiator: 'officer' },
  recusalGranted: { type: 'recusalGranted', recusal: 'r1', reason: '属实' },
  recusalRefused: { type: 'recusalRefused', recusal: 'r1', reason: '不属实' },
  officerReplaced: {
    type: 'officerReplaced',
    recusal: 'r1',
    org: 'b',
    position: 4,
    from: 'o1',
    to: { officer: 'o2', person: 'p2' },
    fromRemaining: 0,
    rule: 'a',
    moved: [],
    eventsHead: 'e',
    resultHash: 'r',
  },
  officerAppointed: {
    type: 'officerAppointed',
    org: 'b',
    position: 4,
    slot: 0,
    officer: 'o2',
    person: 'p2',
    reason: '人员不足',
  },
  teamTold: { type: 'teamTold', tell: '1', position: 4 },
  recusalClosed: { type: 'recusalClosed' },
  visitsScheduled: { type: 'visitsScheduled', visits: 3, first: '2026-10-08', last: '2026-10-09' },
  inspectionsBegun: { type: 'inspectionsBegun', from: 0, to: 3 },
  inspectionsCollected: { type: 'inspectionsCollected', closed: 3 },
  taskClosed: { type: 'taskClosed', opinion: '办结' },
  inspectionOpened: {
    type: 'inspectionOpened',
    id: 't/1.1',
    task: 't',
    position: 1,
    uid: 'u',
    lead: 'a',
    visit,
    parts: [],
    versions,
  },
  teamChanged: { type: 'teamChanged', leader: { officer: 'o2', person: 'p2' }, teams: [] },
  arrived: { type: 'arrived', officers: ['o1', 'o2'] },
  resultsEntered: { type: 'resultsEntered', org: 'b', round: 1, officers: ['o1'], codes: { i: '1' } },
  visitEnded: { type: 'visitEnded', publishDue: AT },
  reviewPassed: { type: 'reviewPassed', org: 'b', round: 1, opinion: '' },
  resultsReturned: { type: 'resultsReturned', org: 'b', round: 1, reason: '请核对' },
  allPassed: { type: 'allPassed' },
  published: { type: 'published', version: 1, payloadHash: 'h' },
  delivered: { type: 'delivered', channel: 'province', version: 1, businessKey: 'k', receipt: 'R-1' },
  rungClimbed: { type: 'rungClimbed', key: 'approval/1', rung: 'escalation' },
  actFailed: { type: 'actFailed', key: 'deliver/1', act: 'deliver', reason: 'stack trace' },
  actRetried: { type: 'actRetried', key: 'deliver/1', reason: '已修好' },
};

test.each(Object.entries(EVENTS))('%s is told in one Chinese sentence, in nobody’s program words', (_type, event) => {
  const [entry, ...more] = timelineOf([line(event)], names);
  expect(more).toEqual([]);
  // Names stand in brackets here; what else is Latin is an id, a hash or a receipt.
  expect(entry?.text.replace(/<p1>|\[[ab]\]|[0-9a-f]{12}|R-1/g, '')).toMatch(/^[^A-Za-z]+$|（[ab]）/);
  expect(entry?.text).toMatch(/[\u4e00-\u9fff]/);
});

test('what was said in an opinion or a reason is quoted, what was left empty is not', () => {
  const quotes = timelineOf(
    [line(EVENTS.schemeApproved), line(EVENTS.schemeAccepted), line(EVENTS.changeAsked)],
    names,
  ).map(({ quote }) => quote);
  expect(quotes).toEqual(['同意', null, '人手不足']);
});

test('an application for recusal names no officer', () => {
  const told = JSON.stringify(
    timelineOf([line(EVENTS.recusalApplied)], { ...names, person: () => '张三', officer: () => '张三' }),
  );
  expect(told).not.toMatch(/张三|o1/);
});

test('why a machine failed is told to nobody but its log', () => {
  expect(JSON.stringify(timelineOf([line(EVENTS.actFailed)], names))).not.toContain('stack trace');
});

test('housekeeping said on end is said once with its number, decisions one by one', () => {
  const reminded = line(EVENTS.rungClimbed);
  const texts = timelineOf([reminded, reminded, reminded, line(EVENTS.allPassed), reminded], names).map(
    ({ text }) => text,
  );
  expect(texts).toEqual([
    '系统升级到联席会议办公室：同意方案（3件）',
    '各部门均已审核通过',
    '系统升级到联席会议办公室：同意方案',
  ]);
  expect(timelineOf([line(EVENTS.reviewPassed), line(EVENTS.reviewPassed)], names)).toHaveLength(2);
});

test('a hushed line keeps its sentence and loses its quote', () => {
  const [entry] = timelineOf([line(EVENTS.recusalGranted)], names, ({ type }) => type === 'recusalGranted');
  expect(entry).toEqual({ at: AT, text: '<p1>准予回避', quote: null, key: true });
});

test('a page tells eighty lines at most', () => {
  const lines = Array.from({ length: 200 }, (_, n) => line({ ...EVENTS.officerReplaced, position: n + 1 }));
  expect(timelineOf(lines, names)).toHaveLength(80);
});
