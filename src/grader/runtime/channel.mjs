// How the process under test talks to the grader: one JSON record a line, after a prefix that nobody can guess. Everything
// used here is captured before any code of the reader is loaded, so patched globals change nothing.
import { appendFileSync } from 'node:fs';
import { inspect } from 'node:util';

const { stringify } = JSON;
const out = process.stdout.write.bind(process.stdout);
const err = process.stderr.write.bind(process.stderr);
const later = setImmediate;
const token = process.env.HOTPATH_TOKEN;
const file = process.env.HOTPATH_RECORDS;
delete process.env.HOTPATH_TOKEN;
delete process.env.HOTPATH_RECORDS;

const LONGEST = 8192;
let claims = token === undefined ? 0 : 2;

/** Gives the two runtime modules, which are loaded first, their means of sending; whoever asks later gets nothing. */
export function claim() {
  claims -= 1;
  return claims < 0 ? undefined : { send, mark, flush };
}

/** Progress of this file, shared by runner and reporter. */
export const progress = { imported: false, open: 0, seen: 0, done: false, onDone() {} };

function send(record) {
  const line = `\u001e${token} ${stringify(record)}\n`;
  if (file === undefined) out(line);
  else appendFileSync(file, line);
}

/** Calls `then` when everything has left: pipes may still hold records when a process exits. */
function flush(then) {
  out('', then);
}

/** Tells where in stdout and stderr a test begins, and who it is. */
function mark(record) {
  send(record);
  const line = `\u001e${token} ${stringify(record)}\n`;
  if (file !== undefined) out(line);
  err(line);
}

/** Lets the reporter write down what is over before the next test can block the thread. */
export const breathe = () => new Promise((resolve) => later(resolve));

/** An error as data, whatever was thrown. `node:test` wraps it in an ERR_TEST_FAILURE. */
export function serialize(error) {
  try {
    const cause = error?.code === 'ERR_TEST_FAILURE' && error.cause !== undefined ? error.cause : error;
    const record = { failureType: error?.failureType };
    if (!(cause instanceof Error))
      return { ...record, name: 'thrown value', message: cut(typeof cause === 'string' ? cause : render(cause)) };
    record.name = String(cause.name);
    record.message = cut(String(cause.message));
    record.stack = cut(String(cause.stack));
    if (cause.code !== undefined) record.code = String(cause.code);
    if (cause.code === 'ERR_ASSERTION') {
      record.generated = cause.generatedMessage === true;
      record.operator = String(cause.operator);
      const sides = [cause.expected, cause.actual];
      // One style for both, or a diff would show the style.
      const spread = sides.some((side) => render(side).includes('\n'));
      [record.expected, record.actual] = sides.map((side) => cut(render(side, !spread)));
    }
    return record;
  } catch {
    return { name: 'Error', message: 'an error that cannot be shown' };
  }
}

function render(value, compact = true) {
  return inspect(value, {
    depth: 8,
    breakLength: 80,
    compact: compact && 3,
    maxArrayLength: 200,
    maxStringLength: 4096,
    sorted: true,
  });
}

function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
