import type { Facts } from '../domain/kernel/result';

/** How the lottery's number is written (workflows/joint-task/draw/beacon), and how a clerk is told. */
const LOTTERY_MASK = 'RR RR RR RR RR RR+BB';
const LOTTERY = '6个红球由小到大，再加蓝球，都写两位，如02 05 11 19 27 30+08';

/** How the beacon (公开信标) of a plan is written, told to whoever types it or typed it wrong; empty: nothing is known of it. */
export function beaconForm({ kind, format }: Facts): string {
  if (kind === 'drand') return 'drand公布的签名，96位十六进制小写';
  return format === LOTTERY_MASK ? LOTTERY : typeof format === 'string' ? format : '';
}
