import { parse } from 'acorn';
import type { ExitStatus, FileTree, SpawnLimits } from '../engines/types.ts';
import type { ErrorKind, Location, TestResult } from '../schemas/results.ts';
import { errorText } from './failure.ts';
import { RUN_MESSAGES, runMessage, type MessageFacts } from './messages.ts';
import type { Happening } from './records.ts';
import { readerFrame, type RunPlace } from './stack.ts';

/** What is known about one ended process. */
export interface EndedRun {
  exit: ExitStatus;
  happenings: readonly Happening[];
  tests: readonly TestResult[];
  running: string | undefined;
  place: RunPlace;
  limits: SpawnLimits;
  /** The reader's files, then the tests, to find the place of a syntax error. */
  files: FileTree;
}

/** Why a run as a whole gave no verdict. */
export interface RunError {
  errorKind: ErrorKind;
  message: string;
  location?: Location;
}

/** Names what went wrong with a whole run; undefined when the tests speak for themselves. */
export function classify(run: EndedRun): RunError | undefined {
  return ended(run) ?? tampered(run) ?? notLoaded(run) ?? leftOpen(run) ?? left(run) ?? strayed(run);
}

/** Ended from outside: by a limit, or by a crash. */
function ended({ exit, happenings, running, limits }: EndedRun): RunError | undefined {
  const facts = {
    ...(running === undefined ? {} : { test: running }),
    ...(limits.timeoutMs === undefined ? {} : { limitMs: Math.round(limits.timeoutMs) }),
    ...(limits.outputBytes === undefined ? {} : { limitBytes: limits.outputBytes }),
    ...(limits.memoryMb === undefined ? {} : { limitMb: limits.memoryMb }),
    idle: happenings.some((one) => one.e === 'idle'),
    loading: !happenings.some((one) => one.e === 'begin'),
  };
  switch (exit.reason) {
    case 'timeout':
    case 'output-limit':
    case 'out-of-memory':
      return runError(exit.reason, facts);
    case 'process-limit':
      return runError('crash', {
        ...facts,
        detail: RUN_MESSAGES.tooManyProcesses,
      });
    case 'crash':
    case 'signal':
      return runError('crash', {
        ...facts,
        ...(exit.signal === null ? {} : { detail: RUN_MESSAGES.endedBy(exit.signal) }),
      });
    default:
      return undefined;
  }
}

/** Something was replaced that the tests rely on, so their results say nothing. */
function tampered({ happenings }: EndedRun): RunError | undefined {
  const found = happenings.find((one) => one.e === 'tampered');
  return found && runError('tampered', { detail: found.what });
}

function notLoaded({ happenings, place, files }: EndedRun): RunError | undefined {
  const failed = happenings.find((one) => one.e === 'import-failed');
  if (failed === undefined) return undefined;
  if (failed.error.name === 'SyntaxError') {
    const location = syntaxErrorPlace(files);
    if (location !== undefined) return runError('syntax', { detail: failed.error.message }, location);
  }
  return runError(
    'import-crash',
    { detail: errorText(failed.error, place.root) },
    readerFrame(failed.error.stack, place),
  );
}

function leftOpen({ happenings }: EndedRun): RunError | undefined {
  const open = happenings.find((one) => one.e === 'open-handles');
  return open && runError('open-handles', { resources: countNames(open.resources) });
}

/** Gone before all tests were over, and not by a limit. */
function left({ happenings, place, running }: EndedRun): RunError | undefined {
  const last = happenings.find((one) => one.e === 'exit');
  if (last !== undefined && (last.done || last.seen === 0) && (last.done || last.idle)) return undefined;
  const call = happenings.find((one) => one.e === 'exit-call');
  return runError('exit', running === undefined ? {} : { test: running }, readerFrame(call?.stack, place));
}

/** Errors that no test could be blamed for. */
function strayed({ happenings, tests, place }: EndedRun): RunError | undefined {
  const blamed = (text: string): boolean =>
    tests.some((test) => test.status !== 'pass' && test.message?.includes(text) === true);
  const stray = happenings.find(
    (one) => one.e === 'stray' && !blamed(errorText(one.error, place.root)) && !blamed(one.error.message),
  );
  if (stray?.e !== 'stray') return undefined;
  const kind = stray.kind === 'unhandledRejection' ? 'unhandled-rejection' : 'crash';
  return runError(kind, { detail: errorText(stray.error, place.root) }, readerFrame(stray.error.stack, place));
}

function runError(errorKind: ErrorKind, facts: MessageFacts, location?: Location): RunError {
  if (location === undefined) return { errorKind, message: runMessage(errorKind, facts) };
  const place = `${location.file}:${location.line}:${location.column}`;
  return { errorKind, message: runMessage(errorKind, { ...facts, place }), location };
}

/** V8 gives no place for an error in an imported module; the first file that acorn refuses has it. */
function syntaxErrorPlace(files: FileTree): Location | undefined {
  for (const [file, data] of Object.entries(files)) {
    if (!/\.[cm]?js$/.test(file)) continue;
    const source = typeof data === 'string' ? data : new TextDecoder().decode(data);
    const sourceType = file.endsWith('.cjs') ? 'script' : 'module';
    try {
      parse(source, {
        ecmaVersion: 'latest',
        sourceType,
        allowHashBang: true,
        allowReturnOutsideFunction: sourceType === 'script',
      });
    } catch (error) {
      const place = error instanceof SyntaxError && 'loc' in error ? error.loc : undefined;
      if (isPosition(place)) return { file, line: place.line, column: place.column + 1 };
    }
  }
  return undefined;
}

function isPosition(value: unknown): value is { line: number; column: number } {
  return typeof value === 'object' && value !== null && 'line' in value && 'column' in value;
}

/** `['MessagePort', 'MessagePort']` -> `['2 MessagePort']`, without the pipes that every process has. */
function countNames(resources: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of resources) {
    if (!/^(?:PipeWrap|TTYWrap|Immediate|CloseReq|FSReqPromise)$/.test(name))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} ${name}`));
}
