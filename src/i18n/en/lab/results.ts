/** The results beside the code, before anything has run, and the solution below them. */
export const results = {
  tasks: 'Tasks',
  stopped: 'You stopped this run.',
  earlier: (when: string): string => `From an earlier visit, ${when}.`,
  changed: 'Your code has changed since this run.',
  list: 'Task results',
  older: 'with older code',
  nothing: 'Run the tests to see where you stand. The first run fails: that is the lab.',
};

/** Asking for the solution, and what can be done with it. */
export const solution = {
  title: 'Solution',
  show: 'Show solution',
  insist: 'Show it all the same',
  notPassed: 'You have not passed all tests yet. The hints beside each task give less away.',
  failed: 'The solution could not be loaded. Check your connection and ask again.',
  compare: 'Compare with the solution',
  take: 'Put the solution into the editor',
};
