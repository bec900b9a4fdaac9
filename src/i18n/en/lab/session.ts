/** What a lab's session says in its status line. */
export const session = {
  testing: 'Running the tests.',
  benching: 'Running the benchmark.',
  stopped: 'Stopped.',
  otherTab: 'Another tab changed this lab at the same time. Undo brings back what this tab had.',
  fileReset: (path: string): string => `${path} is as it was at the start.`,
  labReset: 'All files are as they were at the start.',
  undone: 'Undone. Your edits are back.',
  kept: 'Kept in this browser. Every change is, as you make it.',
  solutionTaken: 'Your files hold the solution now.',
  notDownloaded: 'The lab could not be downloaded. Check your connection and try again.',
};

/** The states of a task or a test, in lower case: they stand behind its title. */
export const taskStates = {
  none: 'not run',
  running: 'running',
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
};
