/** What the console of the playground says of its commands. */
export const playConsole = {
  starting: 'Starting Node.js.',
  running: (command: string): string => `Running ${command}.`,
  stopped: 'Stopped.',
  listens: (port: number): string => `A server listens on port ${port}.`,
  nobodyListens: 'Run a program that listens on a port first.',
  notDownloaded: 'The files could not be downloaded. Check your connection and try again.',
  exit: (command: string, code: number | null, time: string): string =>
    `${command} ended with code ${code ?? 'unknown'} after ${time}.`,
  killed: (time: string): string => `Stopped after ${time}.`,
  signal: (command: string, signal: string | null, time: string): string =>
    `${command} was ended by ${signal ?? 'a signal'} after ${time}.`,
  timeout: (minutes: number): string => `Stopped: it ran longer than ${minutes} minutes.`,
  outputLimit: 'Stopped: it printed more than 1 MiB. Print less, then run it again.',
  processLimit: 'Stopped: it went on starting processes or threads when there were too many.',
  outOfMemory: 'Stopped: it ran out of memory. Use smaller data, then run it again.',
  crash: 'The engine lost the program. Run it again; if that repeats, reload the page.',
};
