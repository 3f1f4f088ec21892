/** Long work in steps: between two of them whoever drives it may tell that it lives, let others work, or give it up. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All steps at one go. */
export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
