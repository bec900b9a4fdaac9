/** Below the text of a task: its own run, and its hints. */
export const taskHelp = {
  run: 'Run this task',
  runLabel: (title: string): string => `Run this task: ${title}`,
  failed: 'The hints could not be loaded. Check your connection and ask again.',
  again: (hints: number): string => `Show the ${hints === 1 ? 'hint' : `${hints} hints`} you asked for`,
  first: 'Give me a hint',
  next: (hint: number, of: number): string => `Next hint (${hint} of ${of})`,
};
