import type { TestResult } from '../schemas/results.ts';
import { lineDiff } from './diff.ts';
import { TEST_MESSAGES } from './messages.ts';
import type { ErrorRecord } from './records.ts';
import { readerFrame, type RunPlace } from './stack.ts';

/** Assertions whose two sides are worth showing; those of `assert.ok` or `assert.rejects` tell a reader nothing. */
const COMPARING =
  /^(?:not)?(?:strictEqual|deepStrictEqual|equal|deepEqual|StrictEqual|DeepStrictEqual|Equal|DeepEqual)$|^partialDeepStrictEqual$/;

type Failure = Pick<TestResult, 'message' | 'expected' | 'actual' | 'diff' | 'location'>;

/** What a failed test tells the reader. */
export function describeFailure(error: ErrorRecord, place: RunPlace): Failure {
  const failure: Failure = { message: withoutRoot(messageOf(error), place.root) };
  const location = readerFrame(error.stack, place);
  if (location !== undefined) failure.location = location;
  if (error.expected !== undefined && error.actual !== undefined && COMPARING.test(error.operator ?? '')) {
    failure.actual = error.actual;
    if (error.operator?.startsWith('not') === true) {
      failure.expected = TEST_MESSAGES.anythingBut(error.expected);
      return failure;
    }
    failure.expected = error.expected;
    const diff = lineDiff(error.expected, error.actual);
    if (diff !== undefined) failure.diff = diff;
  }
  return failure;
}

/** An error in one line or a few: its kind and its words. */
export function errorText(error: ErrorRecord, root: string): string {
  const text = error.name === 'thrown value' ? error.message : `${error.name}: ${error.message}`;
  return withoutRoot(text, root);
}

function messageOf(error: ErrorRecord): string {
  if (error.failureType === 'cancelledByParent') return TEST_MESSAGES.neverSettled;
  if (error.failureType === 'unhandledRejection' || error.failureType === 'uncaughtException') {
    return TEST_MESSAGES[error.failureType](plain(error));
  }
  return plain(error);
}

function plain(error: ErrorRecord): string {
  // `node:assert` appends a diff of its own; ours is shown apart.
  if (error.generated === true) return error.message.split('\n')[0]?.replace(/:$/, '') ?? '';
  if (error.code === 'ERR_ASSERTION') {
    return error.message.replace(/\n+\+ actual - expected\n[^]*$/, '').replace(/\n\n[^\n]* !== [^\n]*\n*$/, '');
  }
  if (error.name === 'thrown value') return error.message;
  return `${error.name}: ${error.message}`;
}

/** Readers know `pool.js`, not the folder that an engine keeps it in. */
function withoutRoot(text: string, root: string): string {
  return text.replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, '');
}
