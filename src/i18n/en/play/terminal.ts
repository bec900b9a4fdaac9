/** The playground's terminal. */
export const terminal = {
  title: 'Terminal',
  output: 'Output',
  input: (command: string): string => `Input of ${command}`,
  command: 'Command',
  send: 'Send line',
  run: 'Run line',
  /** Around the names of commands: node, ls, cat and clear. */
  help: [
    'A shell with ',
    ', ',
    ', ',
    ' and other small commands. ↑ brings earlier lines back, ',
    ' empties it.',
  ] as readonly [string, string, string, string, string],
};
