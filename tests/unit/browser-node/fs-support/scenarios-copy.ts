import { attempt, called, onTree, type Fs, type Scenario } from './scenario-tools.ts';

/** Everything below a folder: names, and contents or link targets with the folder of the case cut off. */
function listing(fs: Fs, folder: string): unknown {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = `${entry.parentPath}/${entry.name}`;
    if (entry.isDirectory()) return path;
    if (entry.isSymbolicLink()) return `${path} -> ${fs.readlinkSync(path).replace(process.cwd(), '.')}`;
    return `${path}: ${fs.readFileSync(path, 'utf8')}`;
  });
}

const recursive = { recursive: true };

const sync: Record<string, Scenario> = {
  'cpSync: file': (fs) => [fs.cpSync('a.txt', 'x/y/z'), listing(fs, 'x')],
  'cpSync: tree': (fs) => [fs.cpSync('d', 'x', recursive), listing(fs, 'x')],
  'cpSync: tree into an existing one': (fs) => [
    fs.cpSync('d', 'e', recursive),
    fs.cpSync('d', 'e', recursive),
    listing(fs, 'e'),
  ],
  'cpSync: links': (fs) => (fs.symlinkSync('b.txt', 'd/k'), fs.cpSync('d', 'x', recursive), listing(fs, 'x')),
  'cpSync: links as they are': (fs) => (
    fs.symlinkSync('b.txt', 'd/k'),
    fs.cpSync('d', 'x', { recursive: true, verbatimSymlinks: true }),
    listing(fs, 'x')
  ),
  'cpSync: links followed': (fs) => (
    fs.symlinkSync('b.txt', 'd/k'),
    fs.cpSync('d', 'x', { recursive: true, dereference: true }),
    listing(fs, 'x')
  ),
  'cpSync: links to directories': (fs) => {
    fs.symlinkSync('deep', 'd/k');
    const follow = attempt(() => fs.cpSync('d', 'y', { recursive: true, dereference: true }));
    return [fs.cpSync('d', 'x', recursive), listing(fs, 'x'), follow, listing(fs, 'y')];
  },
  'cpSync: link onto a file': (fs) => (
    fs.mkdirSync('x'),
    fs.writeFileSync('x/k', ''),
    fs.symlinkSync('b.txt', 'd/deep/k'),
    fs.cpSync('d/deep', 'x', recursive)
  ),
  'cpSync: link onto a link': (fs) => {
    fs.mkdirSync('x');
    fs.symlinkSync('other', 'x/k');
    fs.symlinkSync('../b.txt', 'd/deep/k');
    return [fs.cpSync('d/deep', 'x', recursive), listing(fs, 'x')];
  },
  'cpSync: with a filter': (fs) => [
    fs.cpSync('d', 'x', { recursive: true, filter: (from) => !from.endsWith('b.txt') }),
    listing(fs, 'x'),
  ],
  'cpSync: times': (fs) => (
    fs.utimesSync('a.txt', 1, 2),
    fs.cpSync('a.txt', 'x', { preserveTimestamps: true }),
    fs.statSync('x').mtimeMs
  ),
  'cpSync: exists, not forced': (fs) => (
    fs.cpSync('a.txt', 'd/b.txt', { force: false }),
    fs.readFileSync('d/b.txt', 'utf8')
  ),
  'cpSync: exists, error': (fs) => fs.cpSync('a.txt', 'd/b.txt', { force: false, errorOnExist: true }),
  'cpSync: tree exists, error': (fs) => (
    fs.cpSync('d/deep', 'x', recursive),
    fs.cpSync('d/deep', 'x', { recursive: true, force: false, errorOnExist: true })
  ),
  'cpSync: missing': (fs) => fs.cpSync('nope', 'x'),
  'cpSync: through a file': (fs) => fs.cpSync('a.txt/x', 'x'),
  'cpSync: directory, not recursive': (fs) => fs.cpSync('d', 'x'),
  'cpSync: into itself': (fs) => fs.cpSync('d', 'd/deep/x', recursive),
  'cpSync: onto itself': (fs) => fs.cpSync('a.txt', 'a.txt'),
  'cpSync: directory onto a file': (fs) => fs.cpSync('d', 'a.txt', recursive),
  'cpSync: file onto a directory': (fs) => fs.cpSync('a.txt', 'd'),
  'cpSync: file onto a directory in the tree': (fs) => (
    fs.mkdirSync('x/b.txt', recursive),
    fs.cpSync('d', 'x', recursive)
  ),
  'cpSync: file mode': (fs) => (fs.chmodSync('a.txt', 0o750), fs.cpSync('a.txt', 'x'), fs.statSync('x').mode),
  'rmSync: no permission': (fs) => {
    fs.chmodSync('d', 0o500);
    const error = attempt(() => fs.rmSync('d/b.txt'));
    fs.chmodSync('d', 0o755);
    return error;
  },
  'rmdirSync: recursive option is checked': (fs) => attempt(() => fs.rmdirSync('nope', { recursive: true })),
};

const later: Record<string, Scenario> = {
  'cp: tree': async (fs) => [await called((done) => fs.cp('d', 'x', recursive, done)), listing(fs, 'x')],
  'cp: missing': (fs) => called((done) => fs.cp('nope', 'x', done)),
  'promises.cp: tree': async (fs) => [await fs.promises.cp('d', 'x', recursive), listing(fs, 'x')],
  'promises.cp: into itself': (fs) => fs.promises.cp('d', 'd/x', recursive),
  'promises.cp: not recursive': (fs) => fs.promises.cp('d', 'x'),
};

/** Scenarios of copying and removing trees. */
export const copyScenarios = onTree({ ...sync, ...later });
