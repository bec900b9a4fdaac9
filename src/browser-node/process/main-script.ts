/** What the command line asks for: which of `internal/main/*` begins the main thread (`StartExecution` in src/node.cc). */
import { FsError } from '../fs/errors.ts';
import type { StartMessage } from '../kernel/protocol.ts';
import type { ProcessContext } from './context.ts';

interface Manifest {
  scripts?: Record<string, string>;
}

/** The name below `internal/main/`. */
export function mainScript({ options: { values, rest, execArgv } }: ProcessContext): string {
  if (values['--help'] === true) return 'print_help';
  const evaluates = typeof values['--eval'] === 'string' && (values['--eval'] !== '' || execArgv.some(isEval));
  if (evaluates) return 'eval_string';
  if (values['--check'] === true) return 'check_syntax';
  if (values['--test'] === true) return 'test_runner';
  return rest[0] === undefined || rest[0] === '-' ? 'eval_stdin' : 'run_main_module';
}

const isEval = (argument: string): boolean => /^(?:-e|-p|-pe|--eval|--print)(?:=|$)/.test(argument);

/** What ends the process before any code of its own: options that are wrong, and `--version`. */
export function earlyEnd(context: ProcessContext): { stdout?: string; stderr?: string; code: number } | undefined {
  const { options, start, facts } = context;
  if (options.error !== undefined) {
    return { stderr: `${options.error.replace(/^node:/, `${start.argv0}:`)}\n`, code: 9 };
  }
  if (options.values['--version'] === true) return { stdout: `v${facts.versions['node'] ?? ''}\n`, code: 0 };
  return undefined;
}

/**
 * `node --run NAME`: the shell that runs the script, or what is printed when there is none (src/node_task_runner.cc).
 * Undefined when the option is not given.
 */
export function taskToRun(context: ProcessContext): StartMessage | { stderr: string } | undefined {
  const name = context.options.values['--run'];
  if (typeof name !== 'string' || name === '') return undefined;
  const { start, vfs } = context;
  const parts = start.cwd.split('/').filter((part) => part !== '');
  const directories = [...parts.map((_part, at) => `/${parts.slice(0, parts.length - at).join('/')}`), ''];
  for (const directory of directories) {
    const path = `${directory}/package.json`;
    let manifest: Manifest;
    try {
      manifest = JSON.parse(new TextDecoder().decode(vfs.readFile(path))) as Manifest;
    } catch (error) {
      if (error instanceof FsError) continue;
      return { stderr: `Can't parse ${path}\n` };
    }
    const { scripts } = manifest;
    if (scripts === undefined) return { stderr: `Can't find "scripts" field in ${path}\n` };
    const script = scripts[name];
    if (script === undefined) {
      const known = Object.entries(scripts).map(([key, text]) => `  ${key}: ${text}\n`);
      return { stderr: `Missing script: "${name}" for ${path}\n\nAvailable scripts are:\n${known.join('')}` };
    }
    const bins = directories.map((parent) => `${parent}/node_modules/.bin`);
    const env = {
      ...start.env,
      PATH: [...bins, start.env['PATH'] ?? ''].join(':'),
      NODE_RUN_SCRIPT_NAME: name,
      NODE_RUN_PACKAGE_JSON_PATH: path,
    };
    const given = context.options.rest.map((argument) => ` ${quote(argument)}`).join('');
    return { ...start, program: 'sh', argv0: '/bin/sh', args: ['-c', `${script}${given}`], env, cwd: directory || '/' };
  }
  return { stderr: `Can't find package.json for directory ${start.cwd}\n\n` };
}

const quote = (text: string): string => (/^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
