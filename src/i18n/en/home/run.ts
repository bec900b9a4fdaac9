/** Why a program of the home page did not end well, after its name. */
export const run = {
  ended: {
    signal: 'was ended by a signal',
    timeout: 'took longer than 60 seconds and was stopped',
    'output-limit': 'printed too much and was stopped',
    'process-limit': 'started too many processes and was stopped',
    killed: 'was stopped',
    'out-of-memory': 'ran out of memory',
    crash: 'was lost by the browser',
  },
  withCode: (program: string, code: number | null, line: string): string =>
    `${program} ended with code ${code}: ${line}`,
  seeConsole: 'see the console',
};
