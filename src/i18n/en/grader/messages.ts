import type { ErrorKind } from '../../../schemas/results.ts';

/** What a sentence may mention. */
export interface MessageFacts {
  /** File, line and column, as `pool.js:3:7`. */
  place?: string;
  /** The error's own words. */
  detail?: string;
  /** The test that was running, as `<task id> > <name>`. */
  test?: string;
  limitMs?: number;
  limitBytes?: number;
  limitMb?: number;
  /** What keeps the process alive, in Node's own words (`MessagePort`, `Timeout`…). */
  resources?: readonly string[];
  /** Nothing was left to run: a promise that nobody settles, no busy loop. */
  idle?: boolean;
  /** No test had begun. */
  loading?: boolean;
  /** Capabilities the engine lacks. */
  missing?: readonly string[];
}

const at = (facts: MessageFacts): string => (facts.place === undefined ? '' : ` at ${facts.place}`);
const during = (facts: MessageFacts): string =>
  facts.test !== undefined
    ? ` while "${facts.test}" was running`
    : facts.loading === true
      ? ' while your code was being loaded, before the first test'
      : '';
const detail = (facts: MessageFacts): string => (facts.detail === undefined ? '' : `: ${facts.detail}`);

/** What a reader is told when a whole run goes wrong: what happened, and the mend. */
export const runSentences: Readonly<Record<ErrorKind, (facts: MessageFacts) => string>> = {
  syntax: (facts) => `Syntax error${at(facts)}${detail(facts)}. Nothing could run; mend that line and run again.`,
  'import-crash': (facts) =>
    `Your code failed while it was being loaded${at(facts)}${detail(facts)}. No test could start; mend that first.`,
  timeout: (facts) =>
    facts.idle === true
      ? `Stopped after ${facts.limitMs} ms${during(facts)}: it waits for a promise that nothing will settle any more. Make sure every path resolves or rejects.`
      : `Stopped after ${facts.limitMs} ms${during(facts)}. Look for a loop that never ends, or a promise that nothing settles.`,
  'open-handles': (facts) =>
    `All tests are over, but the process would never end. Still open: ${
      facts.resources === undefined || facts.resources.length === 0 ? 'something unnamed' : facts.resources.join(', ')
    }. Stop workers, clear timers and close servers when they are no longer needed.`,
  'unhandled-rejection': (facts) =>
    `A promise was rejected${at(facts)} and nothing handled it${detail(facts)}. In production this ends the process; await it, or catch it.`,
  exit: (facts) =>
    `The process was ended${at(facts)}${during(facts)}, before all tests had run. Throw or reject instead of calling process.exit().`,
  crash: (facts) => `The process crashed${at(facts)}${during(facts)}${detail(facts)}. Mend that and run again.`,
  'output-limit': (facts) =>
    `Stopped${during(facts)}: more than ${facts.limitBytes} bytes were printed. Take out the printing, or print less.`,
  'out-of-memory': (facts) =>
    `Out of memory${during(facts)}${facts.limitMb === undefined ? '' : ` (limit ${facts.limitMb} MB)`}. Look for something that grows without a bound.`,
  tampered: (facts) =>
    `Your code changed ${facts.detail ?? 'something'}, which the tests rely on, so their results say nothing. Leave it as it is.`,
  boot: (facts) =>
    `The engine could not be started${detail(facts)}. Reload the page, or run the lab on your own Node with "npm run lab".`,
  unsupported: (facts) =>
    `This engine cannot do what the lab needs: ${(facts.missing ?? []).join(', ')}. Run it on your own Node with "npm run lab".`,
};

/** Sentences about a single test. */
export const testSentences = {
  notRun: 'Did not run: the run ended before this test.',
  interrupted: 'The run ended while this test was running.',
  skipped: 'Was skipped, so it does not count as passed.',
  neverSettled: 'Waits for something that never happens: nothing is left that could settle its promise.',
  unhandledRejection: (error: string): string => `A promise was rejected and nothing handled it: ${error}`,
  uncaughtException: (error: string): string => `An error was thrown outside of any handler: ${error}`,
  unconfirmed: 'Was reported as passed, but never ran to its end, so it does not count.',
  unsupported: (missing: readonly string[]): string => `Not run: this engine lacks ${missing.join(', ')}.`,
  anythingBut: (value: string): string => `anything but ${value}`,
};

/** What else is said of a whole run. */
export const run = {
  tooManyProcesses: 'it went on starting processes or threads when there were too many',
  endedBy: (signal: string): string => `ended by ${signal}`,
  /** No test was found or finished. */
  noTests: 'No test ran, so there is nothing to pass. Reset the lab; if that does not help, please report it.',
};
