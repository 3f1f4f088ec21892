import { beaconFitsFormat } from '../../domain/draw/seed';

/**
 * The public number (公开信标) that nobody knows before the reveals have closed: the first 双色球 draw after, six red balls in
 * ascending order and a blue one. One way to write it, so that whoever types it cannot choose among spellings.
 */
export const BEACON = {
  kind: 'text',
  source: '揭示截止后第一期双色球开奖号码（红球由小到大，加蓝球）',
  format: 'RR RR RR RR RR RR+BB',
} as const;

const [RED, BLUE] = [33, 16];

/** Whether a text is a number that the lottery can draw: six different red balls of 33, ascending, and a blue one of 16. */
export function isLotteryNumber(text: string): boolean {
  if (!beaconFitsFormat(BEACON.format, text)) return false;
  const balls = text.split(/[ +]/).map(Number);
  const reds = balls.slice(0, 6);
  const ascending = reds.every((ball, i) => ball >= 1 && ball <= RED && (i === 0 || ball > (reds[i - 1] ?? 0)));
  const blue = balls[6] ?? 0;
  return ascending && blue >= 1 && blue <= BLUE;
}
