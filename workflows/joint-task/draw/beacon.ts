import { checkSignature, QUICKNET } from '../../../domain/draw/drand';
import type { PlanBeacon } from '../../../domain/draw/plan/plan';
import { parsePlan } from '../../../domain/draw/plan/parse';
import { beaconBytes, beaconFitsFormat, type Beacon } from '../../../domain/draw/seed';
import type { Context } from '../../../domain/kernel/process';
import { ok, refuse, type Result } from '../../../domain/kernel/result';
import type { Instant } from '../../../domain/kernel/time';

/**
 * The public number (公开信标) that nobody knows before the reveals have closed: the first 双色球 draw after, six red balls in
 * ascending order and a blue one. One way to write it, so that whoever types it cannot choose among spellings.
 */
export const LOTTERY = {
  kind: 'text',
  source: '揭示截止后第一期双色球开奖号码（红球由小到大，加蓝球）',
  format: 'RR RR RR RR RR RR+BB',
} as const;

const [RED, BLUE] = [33, 16];

/** The day and minute in Beijing, as a plan writes them. */
const minuteOf = (at: Instant): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/**
 * The lottery of a plan with deposited shares: the first draw after the notary's time. One that is out before would let him
 * choose, by opening a share or leaving it sealed, among seeds.
 */
export const lotteryAfter = (
  settled: Instant,
): typeof LOTTERY | (Omit<typeof LOTTERY, 'source'> & { source: string }) => ({
  ...LOTTERY,
  source: `${minuteOf(settled)}（公证启封截止）以后第一期双色球开奖号码（红球由小到大，加蓝球）`,
});

/** Whether a text is a number that the lottery can draw: six different red balls of 33, ascending, and a blue one of 16. */
export function isLotteryNumber(text: string): boolean {
  if (!beaconFitsFormat(LOTTERY.format, text)) return false;
  const balls = text.split(/[ +]/).map(Number);
  const reds = balls.slice(0, 6);
  const ascending = reds.every((ball, i) => ball >= 1 && ball <= RED && (i === 0 || ball > (reds[i - 1] ?? 0)));
  const blue = balls[6] ?? 0;
  return ascending && blue >= 1 && blue <= BLUE;
}

/** Between the end of the reveal and the round: whoever reveals last cannot know it (draw.md §2 "Last revealer"). */
const GAP_SECONDS = 60;

/** drand's first round that is published at least a minute after the reveal has closed. */
export function drandAfter(revealBy: Instant): Extract<PlanBeacon, { kind: 'drand' }> {
  const { genesis, period } = QUICKNET;
  const earliest = Math.floor(Date.parse(revealBy) / 1_000) + GAP_SECONDS;
  return { kind: 'drand', ...QUICKNET, round: Math.ceil((earliest - genesis) / period) + 1 };
}

/** When drand publishes the round of a plan. */
export const publishedAt = ({ genesis, period, round }: Extract<PlanBeacon, { kind: 'drand' }>): Instant =>
  new Date((genesis + (round - 1) * period) * 1_000).toISOString();

/** The beacon of a plan in a task's state; the text is the lottery's number or drand's signature in hexadecimal. */
export const beaconOf = ({ beacon }: { readonly beacon: PlanBeacon }, text: string): Beacon =>
  beacon.kind === 'drand' ? { kind: 'drand', round: beacon.round, sig: text } : { kind: 'text', text };

/**
 * Whether a text is this plan's beacon. drand's signature proves itself, so that anyone may carry it by hand; the lottery's
 * number is checked for what the lottery can draw. Refuses BEACON_MALFORMED, BEACON_MISMATCH, BEACON_SIGNATURE, BEACON_POINT.
 */
export function checkBeacon(
  planText: string,
  text: string,
  { verifyDrand }: Pick<Context, 'verifyDrand'>,
): Result<void> {
  const plan = parsePlan(planText);
  if (!plan.ok) return plan;
  const beacon = beaconOf(plan.value, text);
  if (beacon.kind === 'text' && !isLotteryNumber(text)) return refuse('BEACON_MALFORMED', { format: LOTTERY.format });
  const bytes = beaconBytes(plan.value, beacon);
  if (!bytes.ok) return bytes;
  const signed = checkSignature(verifyDrand, beacon);
  return signed.ok ? ok(undefined) : signed;
}
