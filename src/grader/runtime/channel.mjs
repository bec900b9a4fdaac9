// How the process under test talks to the grader: one JSON record a line. Each is numbered and signed with a key that nobody else
// has, so whoever reads or stops records cannot make one. Everything used here is captured before any code of the reader is
// loaded, and records have no prototype, so patched globals change nothing.
import * as fs from 'node:fs';
import * as util from 'node:util';
import { seal } from './seal.mjs';

const { openSync, readFileSync, rmSync, writeSync } = fs;
const { inspect } = util;
const { stringify } = JSON;
const { setPrototypeOf } = Object;
const isError = Error.isError ?? ((value) => value instanceof Error);
const unit = Function.prototype.call.bind(String.prototype.charCodeAt);
const Units = Uint16Array;
const later = setImmediate;
const outOf = { 1: process.stdout.write.bind(process.stdout), 2: process.stderr.write.bind(process.stderr) };

// Many small records fill a pipe while the grader is busy. What is queued then is lost when the process exits; so wait instead.
process.stdout._handle?.setBlocking?.(true);

// A broken stdout reports nothing any more. Without an end here, each error would be a record that fails with the next error.
const exit = process.exit.bind(process);
process.stdout.on('error', () => exit(1));

const LONGEST = 8192;
const keyFile = new URL('key.json', import.meta.url);
const secret = readKey();
const file = secret?.records === undefined ? undefined : openSync(secret.records, 'a');
const sent = { 1: 0, 2: 0, 3: 0 };
let claims = secret === undefined ? 0 : 2;

/** The key is gone before any other code runs. */
function readKey() {
  try {
    const text = readFileSync(keyFile, 'utf8');
    rmSync(keyFile);
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Gives the two runtime modules, which are loaded first, their means of sending; whoever asks later gets nothing. */
export function claim() {
  claims -= 1;
  return claims < 0 ? undefined : { send, mark, flush, progress };
}

/** Progress of this process, shared by runner and reporter. */
const progress = { imported: false, open: 0, seen: 0, done: false, onDone() {} };

/** `record` as a line for one stream (1 stdout, 2 stderr, 3 file), numbered there. */
function line(stream, record) {
  const body = `${sent[stream]++} ${stringify(setPrototypeOf(record, null))}`;
  const text = `${stream} ${body}`;
  const units = new Units(text.length);
  for (let index = 0; index < text.length; index += 1) units[index] = unit(text, index);
  return `\u001e${secret.id} ${seal(secret.k0, secret.k1, units)} ${body}\n`;
}

function send(record) {
  if (file === undefined) outOf[1](line(1, record));
  else writeSync(file, line(3, record));
}

/** Calls `then` when everything has left: pipes may still hold records when a process exits. */
function flush(then) {
  outOf[1]('', then);
}

/** Tells where in stdout and stderr a test begins, and who it is. */
function mark(record) {
  send(record);
  if (file !== undefined) outOf[1](line(1, record));
  outOf[2](line(2, record));
}

/** Lets the reporter write down what is over before the next test can block the thread. */
export const breathe = () => new Promise((resolve) => later(resolve));

/** An error as data, whatever was thrown. `node:test` wraps it in an ERR_TEST_FAILURE. */
export function serialize(error) {
  const record = { __proto__: null, name: 'Error', message: 'an error that cannot be shown' };
  try {
    if (error?.failureType !== undefined) record.failureType = `${error.failureType}`;
    const cause = error?.code === 'ERR_TEST_FAILURE' && error.cause !== undefined ? error.cause : error;
    if (!isError(cause)) {
      const message = cut(typeof cause === 'string' ? cause : render(cause));
      record.name = 'thrown value';
      record.message = message;
      return record;
    }
    const { name, message, stack, code } = cause;
    record.name = `${name}`;
    record.message = cut(`${message}`);
    record.stack = cut(`${stack}`);
    if (code !== undefined) record.code = `${code}`;
    if (code === 'ERR_ASSERTION') {
      record.generated = cause.generatedMessage === true;
      record.operator = `${cause.operator}`;
      const { expected, actual } = cause;
      // One style for both, or a diff would show the style.
      const compact = !hasBreak(render(expected)) && !hasBreak(render(actual));
      record.expected = cut(render(expected, compact));
      record.actual = cut(render(actual, compact));
    }
  } catch {
    // As much as could be read.
  }
  return record;
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

function hasBreak(text) {
  for (let index = 0; index < text.length; index += 1) if (text[index] === '\n') return true;
  return false;
}

function cut(text) {
  if (text.length <= LONGEST) return text;
  let kept = '';
  for (let index = 0; index < LONGEST; index += 1) kept += text[index];
  return `${kept}…`;
}
