import { createHash } from 'node:crypto';

/** Everything a drill invents comes from its seed, so that the same seed lives the same two months. */
export interface Dice {
  /** 32 bytes in hexadecimal for a purpose. */
  secret(purpose: string): string;
  /** A number in [0, 1) for a purpose. */
  chance(purpose: string): number;
  pick<T>(purpose: string, choices: readonly T[]): T;
}

export function diceOf(seed: string): Dice {
  const secret = (purpose: string) => createHash('sha256').update(`liancha-drill|${seed}|${purpose}`).digest('hex');
  const chance = (purpose: string) => Number.parseInt(secret(purpose).slice(0, 12), 16) / 2 ** 48;
  return {
    secret,
    chance,
    pick: (purpose, choices) => {
      const chosen = choices[Math.floor(chance(purpose) * choices.length)];
      if (chosen === undefined) throw new Error(`no choice for ${purpose}`);
      return chosen;
    },
  };
}

/** A 双色球 number as the plan's format wants it: six red balls of 33, ascending, and a blue one of 16. */
export function lotteryNumber(dice: Dice): string {
  const balls = Array.from({ length: 33 }, (_, i) => i + 1)
    .map((ball) => ({ ball, ticket: dice.secret(`red ${ball}`) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .slice(0, 6)
    .map(({ ball }) => ball)
    .sort((a, b) => a - b);
  const two = (n: number) => n.toString().padStart(2, '0');
  return `${balls.map(two).join(' ')}+${two(1 + Math.floor(dice.chance('blue') * 16))}`;
}
