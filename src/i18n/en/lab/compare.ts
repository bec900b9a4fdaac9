/** The reader's files beside others. */
export const compare = {
  titles: { solution: 'Your code and the solution', shared: 'Your code and their version' },
  theirs: { solution: 'The solution', shared: 'Their version' },
  file: 'File',
  same: (path: string): string => `${path} is the same on both sides.`,
  yours: (path: string): string => `Yours: ${path}`,
  equalLines: (count: number): string => `${count} equal ${count === 1 ? 'line' : 'lines'}`,
  moreLines: (count: number): string => `${count} more ${count === 1 ? 'line' : 'lines'}, not shown`,
};
