/** One question on a page, with its place in review. */
export const island = {
  levels: { basic: 'Basic', intermediate: 'Intermediate', advanced: 'Advanced' },
  again: 'Try again',
  before: ' (answered before)',
  later: 'Review later',
  outdated: 'This question was changed since you answered it. Try it again.',
  why: 'Why',
};
