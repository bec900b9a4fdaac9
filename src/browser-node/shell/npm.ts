/** `npm test`, `npm start`, `npm run NAME` and `npx BIN`: scripts of package.json and programs of node_modules. No registry. */
import type { ProgramCall } from './program.ts';
import type { Session } from './session.ts';
import { writeTo } from './streams.ts';
import type { ShellState } from './types.ts';

type NewSession = (state: ShellState) => Session;

interface Manifest {
  name?: string;
  version?: string;
  scripts?: Record<string, string>;
  bin?: string | Record<string, string>;
}

const NOT_FOUND = 127;
const ALIASES: Readonly<Record<string, string>> = { t: 'test', tst: 'test' };

function parentsOf(directory: string): string[] {
  const parts = directory.split('/').filter((part) => part !== '');
  return [...parts.map((_part, at) => `/${parts.slice(0, parts.length - at).join('/')}`), '/'];
}

function readManifest(state: ShellState, directory: string): Manifest | undefined {
  try {
    return JSON.parse(state.node.fs.readFileSync(`${directory}/package.json`, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

const quote = (arg: string): string => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`);

/** The state in which scripts of the package in `root` run. */
function scriptState(state: ShellState, root: string, event: string, manifest: Manifest): ShellState {
  const bins = parentsOf(root).map((directory) => `${directory === '/' ? '' : directory}/node_modules/.bin`);
  const added: Record<string, string> = {
    PATH: [...bins, state.variables.get('PATH') ?? ''].join(':'),
    npm_lifecycle_event: event,
    npm_lifecycle_script: manifest.scripts?.[event] ?? '',
    npm_package_name: manifest.name ?? '',
    npm_package_version: manifest.version ?? '',
    npm_package_json: `${root}/package.json`,
    npm_command: ['test', 'start', 'stop', 'restart'].includes(event) ? event : 'run-script',
    npm_execpath: '/usr/local/bin/npm',
    npm_node_execpath: '/usr/local/bin/node',
    INIT_CWD: state.cwd,
  };
  return {
    ...state,
    name: 'sh',
    cwd: root,
    variables: new Map([...state.variables, ...Object.entries(added)]),
    exported: new Set([...state.exported, ...Object.keys(added)]),
    status: 0,
  };
}

/** The nearest directory at or above that has a package.json. */
function findPackage(state: ShellState): { root: string; manifest: Manifest } | undefined {
  for (const root of parentsOf(state.cwd)) {
    const manifest = readManifest(state, root);
    if (manifest !== undefined) return { root, manifest };
  }
  return undefined;
}

export async function runNpm({ args, state, streams }: ProgramCall, session: NewSession): Promise<number> {
  const print = (text: string): boolean => writeTo(state.node, streams.out, text);
  const fail = (...lines: string[]): number => {
    for (const line of lines) writeTo(state.node, streams.err, `npm error ${line}\n`);
    return 1;
  };
  const silent = args.some((arg) => arg === '-s' || arg === '--silent');
  const dashes = args.indexOf('--');
  const own = (dashes < 0 ? args : args.slice(0, dashes)).filter((arg) => !arg.startsWith('-'));
  const passed = dashes < 0 ? [] : args.slice(dashes + 1);
  const [command = '', ...words] = own;
  const name = ALIASES[command] ?? command;
  if (args.includes('--version') || args.includes('-v')) {
    return fail('This is a small npm that only runs scripts: it has no version.');
  }
  const runs = name === 'run' || name === 'run-script' || name === 'rum' || name === 'urn';
  if (!runs && !['test', 'start', 'stop'].includes(name)) {
    return fail(`"npm ${name}" is not available in the in-page Node.js: npm test, npm start and npm run NAME are.`);
  }
  const found = findPackage(state);
  if (found === undefined) {
    return fail('code ENOENT', 'syscall open', `path ${state.cwd}/package.json`, 'errno -2');
  }
  const { root, manifest } = found;
  const scripts = manifest.scripts ?? {};
  const event = runs ? words[0] : name;
  if (event === undefined) {
    for (const [key, text] of Object.entries(scripts)) print(`  ${key}\n    ${text}\n`);
    return 0;
  }
  const fallback = event === 'start' && state.node.fs.existsSync(`${root}/server.js`) ? 'node server.js' : undefined;
  const main = scripts[event] ?? fallback;
  if (main === undefined) {
    return args.includes('--if-present')
      ? 0
      : fail(`Missing script: "${event}"`, '', 'To see a list of scripts, run:', '  npm run');
  }
  const extra = [...(runs ? words.slice(1) : words), ...passed].map((arg) => ` ${quote(arg)}`).join('');
  for (const [stage, text] of [
    [`pre${event}`, scripts[`pre${event}`]],
    [event, `${main}${extra}`],
    [`post${event}`, scripts[`post${event}`]],
  ] as const) {
    if (text === undefined) continue;
    const label =
      manifest.name === undefined
        ? ''
        : `${manifest.name}${manifest.version === undefined ? '' : `@${manifest.version}`} `;
    if (!silent) print(`\n> ${label}${stage}\n> ${text}\n\n`);
    const status = await session(scriptState(state, root, stage, manifest)).run(text, streams);
    if (status !== 0) return status;
  }
  return 0;
}

/** The file that a package of node_modules offers under that name. */
function findBin(state: ShellState, name: string): string | undefined {
  const { fs } = state.node;
  for (const directory of parentsOf(state.cwd)) {
    const modules = `${directory === '/' ? '' : directory}/node_modules`;
    if (fs.existsSync(`${modules}/.bin/${name}`)) return fs.realpathSync(`${modules}/.bin/${name}`);
    const manifest = readManifest(state, `${modules}/${name}`);
    const { bin } = manifest ?? {};
    const file = typeof bin === 'string' ? bin : bin?.[name];
    if (file !== undefined) return fs.realpathSync(`${modules}/${name}/${file}`);
  }
  return undefined;
}

export async function runNpx({ args, state, streams }: ProgramCall, session: NewSession): Promise<number> {
  const [name, ...rest] = args.filter(
    (arg, at) => !(['-y', '--yes', '--no', '--no-install', '--'].includes(arg) && at === 0),
  );
  const file = name === undefined ? undefined : findBin(state, name);
  if (file === undefined) {
    const text = `npm error could not find ${name ?? 'a command'} in node_modules; the in-page Node.js has no registry\n`;
    writeTo(state.node, streams.err, text);
    return NOT_FOUND;
  }
  return session({ ...state, name: 'sh', status: 0 }).run(`node ${[file, ...rest].map(quote).join(' ')}`, streams);
}
