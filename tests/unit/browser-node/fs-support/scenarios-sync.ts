import { attempt, onTree, type Fs, type Scenario } from './scenario-tools.ts';

const bytes = (text: string) => Buffer.from(text);

function fdOf(fs: Fs, path: string, flags: string): number {
  return fs.openSync(path, flags);
}

const reading: Record<string, Scenario> = {
  'readFileSync: buffer': (fs) => fs.readFileSync('a.txt'),
  'readFileSync: utf8': (fs) => fs.readFileSync('a.txt', 'utf8'),
  'readFileSync: latin1': (fs) => fs.readFileSync('a.txt', 'latin1'),
  'readFileSync: base64': (fs) => fs.readFileSync('a.txt', { encoding: 'base64' }),
  'readFileSync: through a link': (fs) => fs.readFileSync('l', 'utf8'),
  'readFileSync: missing': (fs) => fs.readFileSync('nope'),
  'readFileSync: missing, utf8': (fs) => fs.readFileSync('nope', 'utf8'),
  'readFileSync: broken link': (fs) => fs.readFileSync('broken'),
  'readFileSync: directory': (fs) => fs.readFileSync('d'),
  'readFileSync: directory, utf8': (fs) => fs.readFileSync('d', 'utf8'),
  'readFileSync: file as directory': (fs) => fs.readFileSync('a.txt/x'),
  'readFileSync: trailing slash': (fs) => fs.readFileSync('a.txt/'),
  'readFileSync: Buffer path': (fs) => fs.readFileSync(bytes('a.txt'), 'utf8'),
  'readFileSync: byte order mark stays': (fs) => (
    fs.writeFileSync('bom', '\ufeffx'),
    fs.readFileSync('bom', 'utf8').length
  ),
  'readFileSync: broken UTF-8': (fs) => (
    fs.writeFileSync('bad', Buffer.from([0x61, 0xff, 0xc3])),
    fs.readFileSync('bad', 'utf8')
  ),
  'readFileSync: bad descriptor': (fs) => fs.readFileSync(9999, 'utf8'),
  'readFileSync: flag a+': (fs) => [fs.readFileSync('new', { flag: 'a+' }), fs.existsSync('new')],
  'readFileSync: null byte': (fs) => fs.readFileSync('a\0b'),
  'readFileSync: from a descriptor, twice': (fs) => {
    const fd = fdOf(fs, 'a.txt', 'r');
    const both = [fs.readFileSync(fd, 'utf8'), fs.readFileSync(fd, 'utf8')];
    fs.closeSync(fd);
    return both;
  },
  'readSync: positions': (fs) => {
    const fd = fdOf(fs, 'a.txt', 'r');
    const buffer = Buffer.alloc(5);
    const results = [fs.readSync(fd, buffer), buffer.toString(), fs.readSync(fd, buffer, 0, 5, 6), buffer.toString()];
    results.push(fs.readSync(fd, buffer, { position: 100 }), fs.readSync(fd, buffer, 1, 2, null), buffer.toString());
    results.push(fs.readSync(fd, buffer, 0, 2, 3n), buffer.toString());
    fs.closeSync(fd);
    return results;
  },
  'readSync: directory': (fs) => fs.readSync(fdOf(fs, 'd', 'r'), Buffer.alloc(1)),
  'readSync: write-only': (fs) => fs.readSync(fdOf(fs, 'a.txt', 'w'), Buffer.alloc(1)),
  'readSync: bad descriptor': (fs) => fs.readSync(9999, Buffer.alloc(1)),
  readvSync: (fs) => {
    const views = [Buffer.alloc(3), new Uint16Array(2), Buffer.alloc(20)];
    return [fs.readvSync(fdOf(fs, 'a.txt', 'r'), views), views, fs.readvSync(fdOf(fs, 'a.txt', 'r'), views, 4), views];
  },
  opendirSync: (fs) => {
    const directory = fs.opendirSync('d');
    const names = [directory.readSync()?.name, directory.readSync()?.name].sort();
    const end = directory.readSync();
    directory.closeSync();
    return [names, end, directory.path, attempt(() => directory.readSync())];
  },
  'opendirSync: missing': (fs) => fs.opendirSync('nope'),
  'opendirSync: file': (fs) => fs.opendirSync('a.txt'),
  readdirSync: (fs) => fs.readdirSync('.'),
  'readdirSync: with types': (fs) => fs.readdirSync('.', { withFileTypes: true }),
  'readdirSync: buffers': (fs) => fs.readdirSync('d', 'buffer'),
  'readdirSync: buffers with types': (fs) => fs.readdirSync('d', { encoding: 'buffer', withFileTypes: true }),
  'readdirSync: hex': (fs) => fs.readdirSync('d', 'hex'),
  'readdirSync: recursive': (fs) => fs.readdirSync('.', { recursive: true }),
  'readdirSync: recursive with types': (fs) => fs.readdirSync('.', { recursive: true, withFileTypes: true }),
  'readdirSync: order by bytes': (fs) => {
    for (const name of ['Z', 'z', 'é', 'a', '10', '9', '_', '😀', '\uffee']) fs.writeFileSync(`e/${name}`, '');
    return fs.readdirSync('e');
  },
  'readdirSync: missing': (fs) => fs.readdirSync('nope'),
  'readdirSync: file': (fs) => fs.readdirSync('a.txt'),
  readlinkSync: (fs) => [fs.readlinkSync('l'), fs.readlinkSync('broken', 'buffer')],
  'readlinkSync: no link': (fs) => fs.readlinkSync('a.txt'),
  realpathSync: (fs) => fs.realpathSync('d/../l').split('/').slice(-1),
  'realpathSync.native': (fs) => fs.realpathSync.native('./d/deep/../../l').split('/').slice(-1),
  'realpathSync: broken': (fs) => (attempt(() => fs.realpathSync('broken')) as NodeJS.ErrnoException).code,
  'realpathSync.native: broken': (fs) => fs.realpathSync.native('broken'),
  existsSync: (fs) => ['a.txt', 'nope', 'l', 'broken', 'a.txt/', 'd/', ''].map((path) => fs.existsSync(path)),
  accessSync: (fs) => [fs.accessSync('a.txt'), fs.accessSync('d', fs.constants.X_OK)],
  'accessSync: not executable': (fs) => fs.accessSync('a.txt', fs.constants.X_OK),
  'accessSync: missing': (fs) => fs.accessSync('nope'),
};

const stating: Record<string, Scenario> = {
  'statSync: file': (fs) => fs.statSync('a.txt'),
  'statSync: directory': (fs) => fs.statSync('d'),
  'statSync: link': (fs) => [fs.statSync('l'), fs.lstatSync('l')],
  'statSync: bigint': (fs) => fs.statSync('a.txt', { bigint: true }),
  'statSync: missing': (fs) => fs.statSync('nope'),
  'statSync: missing, no throw': (fs) => [
    fs.statSync('nope', { throwIfNoEntry: false }),
    fs.statSync('a.txt/x', { throwIfNoEntry: false }),
  ],
  'lstatSync: missing': (fs) => fs.lstatSync('nope'),
  'lstatSync: missing, no throw': (fs) => fs.lstatSync('nope', { throwIfNoEntry: false }),
  fstatSync: (fs) => fs.fstatSync(fdOf(fs, 'a.txt', 'r')),
  'fstatSync: bad descriptor': (fs) => fs.fstatSync(9999),
  'statSync: the same inode by two names': (fs) => {
    fs.linkSync('a.txt', 'h');
    return [fs.statSync('h').ino === fs.statSync('a.txt').ino, fs.statSync('h').nlink];
  },
  'statSync: character device': (fs) => fs.statSync('/dev/null').isCharacterDevice(),
  'statfsSync: fields': (fs) => Object.entries(fs.statfsSync('.')).map(([key, value]) => `${key}:${typeof value}`),
  'statfsSync: bigint': (fs) => typeof fs.statfsSync('.', { bigint: true }).bfree,
  'statfsSync: missing': (fs) => fs.statfsSync('nope'),
  chmodSync: (fs) => (fs.chmodSync('a.txt', 0o640), fs.statSync('a.txt').mode),
  'chmodSync: unreadable': (fs) => (fs.chmodSync('a.txt', 0), attempt(() => fs.readFileSync('a.txt'))),
  'chmodSync: closed directory': (fs) => {
    fs.chmodSync('d', 0o600);
    const results = [attempt(() => fs.readFileSync('d/b.txt')), attempt(() => fs.writeFileSync('d/n', ''))];
    fs.chmodSync('d', 0o755);
    return results;
  },
  'chmodSync: read-only directory': (fs) => {
    fs.chmodSync('d', 0o500);
    const results = [attempt(() => fs.unlinkSync('d/b.txt')), attempt(() => fs.mkdirSync('d/n')), fs.readdirSync('d')];
    fs.chmodSync('d', 0o755);
    return results;
  },
  fchmodSync: (fs) => (fs.fchmodSync(fdOf(fs, 'a.txt', 'r'), 0o600), fs.statSync('a.txt').mode),
  'fchmodSync: bad descriptor': (fs) => fs.fchmodSync(9999, 0o600),
  'chmodSync: missing': (fs) => fs.chmodSync('nope', 0o600),
  'chownSync: to oneself': (fs) => fs.chownSync('a.txt', process.getuid?.() ?? 0, process.getgid?.() ?? 0),
  'chownSync: to root': (fs) => fs.chownSync('a.txt', 0, 0),
  'lchownSync: to root': (fs) => fs.lchownSync('l', 0, 0),
  'fchownSync: to root': (fs) => fs.fchownSync(fdOf(fs, 'a.txt', 'r'), 0, 0),
  'chownSync: missing': (fs) => fs.chownSync('nope', 1000, 1000),
  utimesSync: (fs) => {
    fs.utimesSync('a.txt', 1.5, new Date(2_000_000_123));
    const { atimeMs, mtimeMs, mtime } = fs.statSync('a.txt');
    return [atimeMs, mtimeMs, mtime.toISOString(), fs.statSync('a.txt', { bigint: true }).mtimeNs];
  },
  'utimesSync: before 1970': (fs) => (
    fs.utimesSync('a.txt', new Date(-1500), new Date(-2001)),
    [fs.statSync('a.txt').atimeMs, fs.statSync('a.txt').mtimeMs]
  ),
  lutimesSync: (fs) => (fs.lutimesSync('l', 5, 6), [fs.lstatSync('l').mtimeMs, fs.statSync('l').mtimeMs === 6000]),
  futimesSync: (fs) => (fs.futimesSync(fdOf(fs, 'a.txt', 'r+'), 7, 8), fs.statSync('a.txt').mtimeMs),
  'utimesSync: missing': (fs) => fs.utimesSync('nope', 1, 1),
  'lutimesSync: missing': (fs) => fs.lutimesSync('nope', 1, 1),
  'futimesSync: bad descriptor': (fs) => fs.futimesSync(9999, 1, 1),
};

const writing: Record<string, Scenario> = {
  'writeFileSync: new': (fs) => (fs.writeFileSync('n', 'text'), [fs.readFileSync('n', 'utf8'), fs.statSync('n').mode]),
  'writeFileSync: mode': (fs) => (fs.writeFileSync('n', 'text', { mode: 0o777 }), fs.statSync('n').mode),
  'writeFileSync: buffer': (fs) => (fs.writeFileSync('a.txt', Buffer.from([1, 2])), fs.readFileSync('a.txt')),
  'writeFileSync: typed array': (fs) => (fs.writeFileSync('a.txt', new Uint16Array([1, 2])), fs.readFileSync('a.txt')),
  'writeFileSync: hex': (fs) => (fs.writeFileSync('a.txt', '6869', 'hex'), fs.readFileSync('a.txt', 'utf8')),
  'writeFileSync: latin1': (fs) => (fs.writeFileSync('a.txt', 'é', 'latin1'), fs.readFileSync('a.txt')),
  'writeFileSync: wx on a file': (fs) => fs.writeFileSync('a.txt', 'x', { flag: 'wx' }),
  'writeFileSync: through a broken link': (fs) => (fs.writeFileSync('broken', 'x'), fs.readdirSync('.')),
  'writeFileSync: directory': (fs) => fs.writeFileSync('d', 'x'),
  'writeFileSync: directory, buffer': (fs) => fs.writeFileSync('d', bytes('x')),
  'writeFileSync: missing directory': (fs) => fs.writeFileSync('nope/x', 'x'),
  'writeFileSync: trailing slash': (fs) => fs.writeFileSync('nope/', 'x'),
  'writeFileSync: bad descriptor': (fs) => fs.writeFileSync(9999, 'x'),
  'writeFileSync: long name': (fs) => fs.writeFileSync('x'.repeat(256), 'x'),
  'writeFileSync: longest name': (fs) => fs.writeFileSync('x'.repeat(255), 'x'),
  'writeFileSync: wrong type': (fs) => fs.writeFileSync('n', 5 as unknown as string),
  'writeFileSync: /dev/null': (fs) => (fs.writeFileSync('/dev/null', 'x'), fs.readFileSync('/dev/null', 'utf8')),
  appendFileSync: (fs) => (
    fs.appendFileSync('a.txt', '!'),
    fs.appendFileSync('n', 'new'),
    [fs.readFileSync('a.txt', 'utf8'), fs.readFileSync('n', 'utf8')]
  ),
  'writeSync: forms': (fs) => {
    const fd = fdOf(fs, 'w', 'w+');
    const counts = [fs.writeSync(fd, 'abcdef'), fs.writeSync(fd, bytes('XYZ'), 1, 1), fs.writeSync(fd, 'q', 1)];
    counts.push(
      fs.writeSync(fd, '-', 20),
      fs.writeSync(fd, bytes('end'), 0, 3, 10),
      fs.writeSync(fd, 'é', null, 'latin1'),
    );
    return [counts, fs.readFileSync('w')];
  },
  'writeSync: append ignores the position': (fs) => {
    const fd = fdOf(fs, 'a.txt', 'a');
    fs.writeSync(fd, 'X', 0);
    return fs.readFileSync('a.txt', 'utf8');
  },
  'writeSync: bad descriptor, string': (fs) => fs.writeSync(9999, 'x'),
  'writeSync: bad descriptor, buffer': (fs) => fs.writeSync(9999, bytes('x')),
  'writeSync: read-only': (fs) => fs.writeSync(fdOf(fs, 'a.txt', 'r'), 'x'),
  writevSync: (fs) => {
    const fd = fdOf(fs, 'w', 'w+');
    return [
      fs.writevSync(fd, [bytes('ab'), new Uint8Array([99])]),
      fs.writevSync(fd, [bytes('Z')], 1),
      fs.readFileSync('w', 'utf8'),
    ];
  },
  'writevSync: bad descriptor': (fs) => fs.writevSync(9999, [bytes('x')]),
  truncateSync: (fs) => (fs.truncateSync('a.txt', 4), fs.readFileSync('a.txt', 'utf8')),
  'truncateSync: longer': (fs) => (fs.truncateSync('a.txt', 14), fs.readFileSync('a.txt')),
  'truncateSync: shrink and grow shows zeros': (fs) => (
    fs.truncateSync('a.txt', 2),
    fs.truncateSync('a.txt', 6),
    fs.readFileSync('a.txt')
  ),
  'truncateSync: missing': (fs) => fs.truncateSync('nope'),
  'truncateSync: directory': (fs) => fs.truncateSync('d'),
  'ftruncateSync: read-only': (fs) => fs.ftruncateSync(fdOf(fs, 'a.txt', 'r'), 1),
  'ftruncateSync: bad descriptor': (fs) => fs.ftruncateSync(9999, 1),
  fsyncSync: (fs) => [fs.fsyncSync(fdOf(fs, 'a.txt', 'r')), fs.fdatasyncSync(fdOf(fs, 'a.txt', 'r+'))],
  'fsyncSync: bad descriptor': (fs) => [attempt(() => fs.fsyncSync(9999)), attempt(() => fs.fdatasyncSync(9999))],
  'openSync: flags': (fs) =>
    ['r', 'r+', 'w', 'wx', 'a', 'ax', 'a+'].map((flag) => typeof attempt(() => fs.openSync('a.txt', flag))),
  'openSync: missing': (fs) => fs.openSync('nope', 'r'),
  'openSync: directory for writing': (fs) => fs.openSync('d', 'r+'),
  'openSync: O_DIRECTORY on a file': (fs) => fs.openSync('a.txt', fs.constants.O_DIRECTORY),
  'openSync: O_NOFOLLOW on a link': (fs) => fs.openSync('l', fs.constants.O_NOFOLLOW),
  'openSync: wx on a broken link': (fs) => fs.openSync('broken', 'wx'),
  'openSync: link loop': (fs) => (fs.symlinkSync('y', 'x'), fs.symlinkSync('x', 'y'), fs.openSync('x', 'r')),
  'closeSync: twice': (fs) => {
    const fd = fdOf(fs, 'a.txt', 'r');
    return [fs.closeSync(fd), attempt(() => fs.closeSync(fd))];
  },
  'an unlinked open file stays readable': (fs) => {
    const fd = fdOf(fs, 'a.txt', 'r+');
    fs.unlinkSync('a.txt');
    fs.writeSync(fd, 'HE', 0);
    return [fs.readFileSync(fd, 'utf8'), fs.fstatSync(fd).nlink, fs.existsSync('a.txt')];
  },
};

const naming: Record<string, Scenario> = {
  mkdirSync: (fs) => [fs.mkdirSync('n'), fs.statSync('n').mode, fs.mkdirSync('m', 0o700), fs.statSync('m').mode],
  'mkdirSync: exists': (fs) => fs.mkdirSync('d'),
  'mkdirSync: missing parent': (fs) => fs.mkdirSync('nope/x'),
  'mkdirSync: recursive': (fs) => [
    fs.mkdirSync('n/m/o', { recursive: true }),
    fs.mkdirSync('n/m/o', { recursive: true }),
    fs.mkdirSync('./n/../k/j', { recursive: true }),
  ],
  'mkdirSync: recursive onto a file': (fs) => fs.mkdirSync('a.txt', { recursive: true }),
  'mkdirSync: recursive through a file': (fs) => fs.mkdirSync('a.txt/x/y', { recursive: true }),
  'mkdirSync: trailing slash': (fs) => (fs.mkdirSync('n/'), fs.existsSync('n')),
  mkdtempSync: (fs) => /^tmp-[A-Za-z0-9]{6}$/.test(fs.mkdtempSync('tmp-')),
  'mkdtempSync: mode': (fs) => fs.statSync(fs.mkdtempSync('tmp-')).mode,
  'mkdtempSync: missing parent': (fs) => fs.mkdtempSync('nope/x'),
  rmdirSync: (fs) => [fs.rmdirSync('e'), fs.existsSync('e'), fs.statSync('.').nlink],
  'rmdirSync: not empty': (fs) => fs.rmdirSync('d'),
  'rmdirSync: file': (fs) => fs.rmdirSync('a.txt'),
  'rmdirSync: missing': (fs) => fs.rmdirSync('nope'),
  unlinkSync: (fs) => [fs.unlinkSync('l'), fs.unlinkSync('broken'), fs.readdirSync('.')],
  'unlinkSync: directory': (fs) => fs.unlinkSync('d'),
  'unlinkSync: missing': (fs) => fs.unlinkSync('nope'),
  rmSync: (fs) => [fs.rmSync('a.txt'), fs.rmSync('nope', { force: true }), fs.readdirSync('.')],
  'rmSync: recursive': (fs) => [fs.rmSync('d', { recursive: true }), fs.readdirSync('.')],
  'rmSync: directory': (fs) => fs.rmSync('d'),
  'rmSync: missing': (fs) => fs.rmSync('nope'),
  'rmSync: link to a directory': (fs) => (
    fs.symlinkSync('d', 'ld'),
    fs.rmSync('ld', { recursive: true }),
    fs.readdirSync('d')
  ),
  renameSync: (fs) => [fs.renameSync('a.txt', 'e/z'), fs.readFileSync('e/z', 'utf8'), fs.existsSync('a.txt')],
  'renameSync: over a file': (fs) => [fs.renameSync('a.txt', 'd/b.txt'), fs.readFileSync('d/b.txt', 'utf8')],
  'renameSync: directory over an empty one': (fs) => [fs.renameSync('d', 'e'), fs.readdirSync('e')],
  'renameSync: directory over a full one': (fs) => fs.renameSync('e', 'd'),
  'renameSync: directory over a file': (fs) => fs.renameSync('d', 'a.txt'),
  'renameSync: file over a directory': (fs) => fs.renameSync('a.txt', 'd'),
  'renameSync: into itself': (fs) => fs.renameSync('d', 'd/x'),
  'renameSync: missing': (fs) => fs.renameSync('nope', 'x'),
  'renameSync: hard links of one file': (fs) => (
    fs.linkSync('a.txt', 'h'),
    fs.renameSync('a.txt', 'h'),
    fs.readdirSync('.')
  ),
  linkSync: (fs) => (fs.linkSync('a.txt', 'h'), fs.appendFileSync('h', '!'), fs.readFileSync('a.txt', 'utf8')),
  'linkSync: missing': (fs) => fs.linkSync('nope', 'h'),
  'linkSync: exists': (fs) => fs.linkSync('a.txt', 'd'),
  'linkSync: directory': (fs) => fs.linkSync('d', 'h'),
  'symlinkSync: exists': (fs) => fs.symlinkSync('x', 'a.txt'),
  'symlinkSync: to a directory': (fs) => (
    fs.symlinkSync('d', 'ld'),
    [fs.readdirSync('ld'), fs.lstatSync('ld/').isDirectory()]
  ),
  copyFileSync: (fs) => [fs.copyFileSync('a.txt', 'c'), fs.readFileSync('c', 'utf8'), fs.statSync('c').mode],
  'copyFileSync: exclusive': (fs) => fs.copyFileSync('a.txt', 'l', fs.constants.COPYFILE_EXCL),
  'copyFileSync: missing': (fs) => fs.copyFileSync('nope', 'c'),
  'copyFileSync: directory': (fs) => fs.copyFileSync('d', 'c'),
  'copyFileSync: onto a directory': (fs) => fs.copyFileSync('a.txt', 'd'),
  'copyFileSync: onto itself': (fs) => (fs.copyFileSync('a.txt', 'a.txt'), fs.readFileSync('a.txt', 'utf8')),
  globSync: (fs) => fs.globSync('**/*.txt').sort(),
};

/** Scenarios of the synchronous functions. */
export const syncScenarios = onTree({ ...reading, ...stating, ...writing, ...naming });
