/** The command line of `npm run browser-node`. */
import { BROWSERS, type BrowserName } from '../browsers/driver.ts';

export const HELP = `Runs Node.js programs in a real headless browser, inside Hotpath's embedded engine.

  npm run --silent browser-node -- [options] FILE [ARGS…]   one program: its output, its exit code
  npm run --silent browser-node -- [options] --each FILE…   several, each in a fresh engine: a JSON line each

Options
  --browser NAME   ${BROWSERS.join(' or ')}; default chromium
  --cwd DIR        the folder that is mounted (node_modules too) and worked in; default: the current folder,
                   or FILE's own where FILE lies elsewhere. With --each always the folder of each FILE.
  --timeout MS     ends a program after so many milliseconds; exit code 124
  --each           every argument is a program: {file, stdout, stderr, code, signal, ms} each, in their order
  --help           this text

A program ended by signal n gives exit code 128 + n. A wrong call, or a browser that is not installed: 2.
`;

/** A call that cannot be carried out; the message names the mend. */
export class CallError extends Error {
  override name = 'CallError';
}

export interface Call {
  help: boolean;
  each: boolean;
  browser: BrowserName;
  cwd: string | undefined;
  timeoutMs: number | undefined;
  /** FILE and its ARGS; with `each` only files. */
  operands: string[];
}

function isBrowser(name: string): name is BrowserName {
  return (BROWSERS as readonly string[]).includes(name);
}

function setOption(call: Call, name: string, value: string): void {
  if (name === '--cwd') call.cwd = value;
  else if (name === '--timeout') {
    if (!/^[1-9]\d{0,8}$/.test(value))
      throw new CallError(`--timeout ${value}: give whole milliseconds, for example 5000.`);
    call.timeoutMs = Number(value);
  } else {
    if (!isBrowser(value)) throw new CallError(`--browser ${value}: there is ${BROWSERS.join(' and ')}.`);
    call.browser = value;
  }
}

/**
 * Reads the arguments. Options come before FILE: what follows it is the program's.
 * @throws {CallError}
 */
export function readCall(args: readonly string[]): Call {
  const call: Call = {
    help: false,
    each: false,
    browser: 'chromium',
    cwd: undefined,
    timeoutMs: undefined,
    operands: [],
  };
  let at = 0;
  for (; at < args.length; at++) {
    const given = args[at] ?? '';
    if (given === '--') {
      at++;
      break;
    }
    if (!given.startsWith('-')) break;
    const [name = '', ...rest] = given.split('=');
    if (name === '--help' || name === '-h') call.help = true;
    else if (name === '--each') call.each = true;
    else if (name === '--browser' || name === '--cwd' || name === '--timeout') {
      const value = rest.length > 0 ? rest.join('=') : args[++at];
      if (value === undefined || value === '') throw new CallError(`${name} needs a value: see --help.`);
      setOption(call, name, value);
    } else throw new CallError(`There is no option ${name}: see --help. Options of the program go after its FILE.`);
  }
  call.operands = args.slice(at);
  if (call.help) return call;
  if (call.operands.length === 0) throw new CallError('Which program? Give its FILE; see --help.');
  if (call.each && call.cwd !== undefined) {
    throw new CallError('--each works in the folder of each FILE: leave --cwd out.');
  }
  return call;
}
