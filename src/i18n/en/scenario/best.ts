/** How far a reader is with a scenario, in the list of all. */
export const best = {
  share: (share: number): string => `Best: ${Math.round(share * 100)} %.`,
  underWay: 'Under way.',
};
