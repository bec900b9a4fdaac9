/** What makes a benchmark's report less sure, and why there is none. */
export const report = {
  noisy: (percent: number): string =>
    `The samples scatter by ${percent} %. Close other programs and tabs, and run again.`,
  few: (count: number): string => `Only ${count} samples a side; a small difference cannot be seen with so few.`,
  short: 'The work is too short for the timer of this engine.',
  long: 'One call takes so long that the bench needed more than its time.',
  background: 'The page was in the background, where browsers slow code down. Run again in front.',
  small: (least: string): string => `Better, but by less than the factor ${least} that counts here.`,
  unequal: 'Your side gives another answer than the baseline, so their figures cannot be compared.',
  unsupported: (metric: string, lacks: string): string =>
    `This engine cannot measure ${metric}: it lacks ${lacks}. Run the bench on your own Node with "npm run lab".`,
  failed: (error: string): string => `The bench failed: ${error}`,
};
