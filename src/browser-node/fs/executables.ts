/**
 * Which program a command is. The engine's own programs are files in `/bin` and `/usr/local/bin` whose first line names them, so that
 * `which`, `ls` and `fs.existsSync(process.execPath)` see what they see on any machine.
 */
import { S_IFMT, S_IFREG } from './constants.ts';
import { FsError } from './errors.ts';
import type { VirtualFileSystem } from './vfs.ts';

/** What runs: `node`, or a command that the shell has built in (`sh` is the shell itself). */
export interface Executable {
  program: string;
  /** Arguments before those that were given: of a script, its interpreter's options and its path. */
  args: string[];
}

const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  '/usr/local/bin': ['node', 'npm', 'npx'],
  '/bin': 'cat cp echo env false grep head ls mkdir mv printf pwd rm sh sleep sort tail test touch true wc which'.split(
    ' ',
  ),
};
const MARK = '#!hotpath ';
/** Where commands are looked for when the environment has no PATH, as `execvp` does. */
const DEFAULT_PATH = '/usr/local/bin:/bin:/usr/bin';
const EXECUTE = 0o111;
const HEAD = 256;

/** Lays out the engine's programs. */
export function installPrograms(vfs: VirtualFileSystem): void {
  for (const [directory, names] of Object.entries(PROGRAMS)) {
    vfs.mkdirRecursive(directory);
    for (const name of names) vfs.writeFile(`${directory}/${name}`, `${MARK}${name}\n`, 0o755);
  }
  vfs.mkdirRecursive('/usr');
  vfs.symlink('/bin', '/usr/bin');
}

function head(vfs: VirtualFileSystem, path: string): string {
  const fd = vfs.open(path, 0);
  try {
    const bytes = new Uint8Array(HEAD);
    const text = new TextDecoder().decode(bytes.subarray(0, vfs.read(fd, bytes)));
    return text.split('\n', 1)[0] ?? '';
  } finally {
    vfs.close(fd);
  }
}

/** The file that `command` names; by `path` (the variable PATH) when it holds no slash. */
export function findCommand(
  vfs: VirtualFileSystem,
  command: string,
  path: string | undefined,
  cwd: string,
): { path: string } | { error: 'ENOENT' | 'EACCES' } {
  const places = command.includes('/') ? [''] : (path ?? DEFAULT_PATH).split(':').map((place) => `${place || '.'}/`);
  let error: 'ENOENT' | 'EACCES' = 'ENOENT';
  for (const place of command === '' ? [] : places) {
    const name = `${place}${command}`;
    const file = name.startsWith('/') ? name : `${cwd === '/' ? '' : cwd}/${name}`;
    try {
      const { mode } = vfs.stat(file);
      if ((mode & S_IFMT) === S_IFREG && (mode & EXECUTE) !== 0) return { path: file };
      error = 'EACCES';
    } catch (cause) {
      if (!(cause instanceof FsError)) throw cause;
      if (cause.code === 'EACCES') error = 'EACCES';
    }
  }
  return { error };
}

/** What running `command` means, or the error that `exec` gives. */
export function findExecutable(
  vfs: VirtualFileSystem,
  command: string,
  path: string | undefined,
  cwd: string,
): Executable | { error: 'ENOENT' | 'EACCES' | 'ENOEXEC' } {
  const found = findCommand(vfs, command, path, cwd);
  if ('error' in found) return found;
  const line = head(vfs, found.path);
  if (line.startsWith(MARK)) return { program: line.slice(MARK.length), args: [] };
  const [interpreter, option] = line.startsWith('#!')
    ? line
        .slice(2)
        .trim()
        .split(/\s+(.*)/)
    : [];
  if (interpreter === undefined || interpreter === '') return { error: 'ENOEXEC' };
  const byName = interpreter === '/usr/bin/env';
  const inner = findCommand(vfs, byName ? (option?.replace(/^-S\s+/, '') ?? '') : interpreter, path, cwd);
  if ('error' in inner) return inner;
  const program = head(vfs, inner.path);
  // A script whose interpreter is a script itself is not worth a further look.
  if (!program.startsWith(MARK)) return { error: 'ENOEXEC' };
  const options = byName || option === undefined ? [] : [option];
  return { program: program.slice(MARK.length), args: [...options, found.path] };
}
