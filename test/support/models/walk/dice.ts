/**
 * Dice whose every throw follows from a list of numbers, so that a walk is a list that fast-check can shorten: a step takes one
 * number, and whatever the step has to choose is mixed from it.
 */
export class Dice {
  private state: number;

  constructor(number: number) {
    this.state = number >>> 0;
  }

  /** 0 to n − 1; mulberry32. */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  /** True in so many of a hundred. */
  percent(n: number): boolean {
    return this.below(100) < n;
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(Math.max(1, list.length))];
  }

  /** Some of a list, each by its own throw. */
  some<T>(list: readonly T[], percent: number): T[] {
    return list.filter(() => this.percent(percent));
  }
}
