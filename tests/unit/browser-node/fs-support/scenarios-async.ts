import { called, onTree, settled, type Scenario } from './scenario-tools.ts';

const bytes = (text: string) => Buffer.from(text);

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of stream) chunks.push(String(chunk));
  return chunks.join('|');
}

const callbacks: Record<string, Scenario> = {
  readFile: (fs) => called((done) => fs.readFile('a.txt', done)),
  'readFile: utf8': (fs) => called((done) => fs.readFile('a.txt', 'utf8', done)),
  'readFile: missing': (fs) => called((done) => fs.readFile('nope', done)),
  'readFile: directory': (fs) => called((done) => fs.readFile('d', done)),
  'readFile: error stack': (fs) => called((done) => fs.readFile('nope', (error) => done(error?.stack))),
  writeFile: async (fs) => [await called((done) => fs.writeFile('n', 'x', done)), fs.readFileSync('n', 'utf8')],
  appendFile: async (fs) => [
    await called((done) => fs.appendFile('a.txt', '!', done)),
    fs.readFileSync('a.txt', 'utf8'),
  ],
  stat: (fs) => called((done) => fs.stat('a.txt', done)),
  'stat: bigint': (fs) => called((done) => fs.stat('a.txt', { bigint: true }, done)),
  'stat: missing': (fs) => called((done) => fs.stat('nope', done)),
  lstat: (fs) => called((done) => fs.lstat('l', done)),
  access: (fs) => called((done) => fs.access('a.txt', done)),
  'access: missing': (fs) => called((done) => fs.access('nope', done)),
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- readers' programs still call it
  exists: (fs) => called((done) => fs.exists('a.txt', done)),
  'mkdir: recursive': (fs) => called((done) => fs.mkdir('n/m', { recursive: true }, done)),
  'mkdir: recursive through a file': (fs) => called((done) => fs.mkdir('a.txt/x/y', { recursive: true }, done)),
  'mkdir: exists': (fs) => called((done) => fs.mkdir('d', done)),
  mkdtemp: async (fs) => /^t-\w{6}$/.test((await called((done) => fs.mkdtemp('t-', done)))[1] as string),
  readdir: (fs) => called((done) => fs.readdir('.', done)),
  'readdir: with types': (fs) => called((done) => fs.readdir('.', { withFileTypes: true }, done)),
  'readdir: recursive': (fs) => called((done) => fs.readdir('.', { recursive: true }, done)),
  'readdir: missing': (fs) => called((done) => fs.readdir('nope', done)),
  'rename: missing': (fs) => called((done) => fs.rename('nope', 'x', done)),
  unlink: (fs) => called((done) => fs.unlink('a.txt', done)),
  'rmdir: not empty': (fs) => called((done) => fs.rmdir('d', done)),
  'rm: recursive': async (fs) => [await called((done) => fs.rm('d', { recursive: true }, done)), fs.existsSync('d')],
  'rm: missing': (fs) => called((done) => fs.rm('nope', done)),
  'rm: directory': (fs) => called((done) => fs.rm('d', done)),
  symlink: async (fs) => [await called((done) => fs.symlink('a.txt', 'k', done)), fs.readlinkSync('k')],
  'readlink: no link': (fs) => called((done) => fs.readlink('a.txt', done)),
  realpath: async (fs) => ((await called((done) => fs.realpath('l', done)))[1] as string).slice(-6),
  'realpath.native': async (fs) => ((await called((done) => fs.realpath.native('l', done)))[1] as string).slice(-6),
  truncate: async (fs) => [await called((done) => fs.truncate('a.txt', 3, done)), fs.readFileSync('a.txt', 'utf8')],
  utimes: async (fs) => [await called((done) => fs.utimes('a.txt', 1, 2, done)), fs.statSync('a.txt').mtimeMs],
  copyFile: (fs) => called((done) => fs.copyFile('nope', 'x', done)),
  'opendir: missing': (fs) => called((done) => fs.opendir('nope', done)),
  'close: bad descriptor': (fs) => called((done) => fs.close(9999, done)),
  read: (fs) => called((done) => fs.read(fs.openSync('a.txt', 'r'), Buffer.alloc(5), 0, 5, 2, done)),
  readv: (fs) => called((done) => fs.readv(fs.openSync('a.txt', 'r'), [Buffer.alloc(2), Buffer.alloc(3)], done)),
  write: (fs) => called((done) => fs.write(fs.openSync('w', 'w'), 'text', done)),
  writev: (fs) => called((done) => fs.writev(fs.openSync('w', 'w'), [bytes('a'), bytes('bc')], done)),
  'statfs: missing': (fs) => called((done) => fs.statfs('nope', done)),
  'order: callbacks come in the order of the calls': async (fs) => {
    const order: string[] = [];
    await Promise.all([
      called((done) =>
        fs.stat('a.txt', () => (order.push('stat'), process.nextTick(() => order.push('tick')), done())),
      ),
    ]);
    await new Promise((resolve) => setImmediate(resolve));
    return order;
  },
};

const promises: Record<string, Scenario> = {
  'promises.readFile': (fs) => fs.promises.readFile('a.txt', 'utf8'),
  'promises.readFile: missing': (fs) => fs.promises.readFile('nope'),
  'promises.readFile: directory': (fs) => fs.promises.readFile('d'),
  'promises.writeFile': async (fs) => [await fs.promises.writeFile('n', ['a', 'b']), fs.readFileSync('n', 'utf8')],
  'promises.writeFile: aborted': (fs) => fs.promises.writeFile('n', 'x', { signal: AbortSignal.abort('why') }),
  'promises.appendFile': async (fs) => [await fs.promises.appendFile('a.txt', '!'), fs.readFileSync('a.txt', 'utf8')],
  'promises.stat': (fs) => fs.promises.stat('d'),
  'promises.lstat: bigint': (fs) => fs.promises.lstat('l', { bigint: true }),
  'promises.stat: missing': (fs) => fs.promises.stat('nope'),
  'promises.access: missing': (fs) => fs.promises.access('nope'),
  'promises.readdir': (fs) => fs.promises.readdir('.', { withFileTypes: true }),
  'promises.readdir: recursive': (fs) => fs.promises.readdir('.', { recursive: true }),
  'promises.mkdir': async (fs) => [await fs.promises.mkdir('n'), await settled(fs.promises.mkdir('n'))],
  'promises.mkdtemp: missing parent': async (fs) =>
    ((await settled(fs.promises.mkdtemp('nope/x'))) as NodeJS.ErrnoException).syscall,
  'promises.rm': async (fs) => [await fs.promises.rm('d', { recursive: true }), fs.readdirSync('.')],
  'promises.rm: missing': (fs) => fs.promises.rm('nope'),
  'promises.rmdir: not empty': (fs) => fs.promises.rmdir('d'),
  'promises.rename': async (fs) => [await fs.promises.rename('a.txt', 'z'), fs.existsSync('z')],
  'promises.link': async (fs) => [await fs.promises.link('a.txt', 'h'), (await fs.promises.stat('h')).nlink],
  'promises.symlink': async (fs) => [await fs.promises.symlink('a.txt', 'k'), await fs.promises.readlink('k')],
  'promises.realpath': async (fs) => (await fs.promises.realpath('l')).slice(-6),
  'promises.chmod': async (fs) => [await fs.promises.chmod('a.txt', 0o600), fs.statSync('a.txt').mode],
  'promises.chown: to root': (fs) => fs.promises.chown('a.txt', 0, 0),
  'promises.utimes': async (fs) => [await fs.promises.utimes('a.txt', 3, 4), fs.statSync('a.txt').mtimeMs],
  'promises.truncate': async (fs) => [await fs.promises.truncate('a.txt', 1), fs.readFileSync('a.txt', 'utf8')],
  'promises.copyFile: exclusive': (fs) => fs.promises.copyFile('a.txt', 'd/b.txt', fs.constants.COPYFILE_EXCL),
  'promises.opendir': async (fs) => {
    const names: string[] = [];
    for await (const entry of await fs.promises.opendir('.', { bufferSize: 2 })) names.push(entry.name);
    return names.sort();
  },
  'promises.opendir: recursive': async (fs) => {
    const names: string[] = [];
    for await (const entry of await fs.promises.opendir('.', { recursive: true })) names.push(entry.name);
    return names.sort();
  },
  'promises.open: missing': (fs) => fs.promises.open('nope'),
  'FileHandle: read, write, stat, close': async (fs) => {
    const handle = await fs.promises.open('a.txt', 'r+');
    const results = [
      await handle.read(Buffer.alloc(5), 0, 5, 0),
      await handle.write('HE', 0),
      await handle.write(bytes('!'), 0, 1, 11),
    ];
    const after = [await handle.stat(), await handle.readFile('utf8'), await handle.truncate(4), typeof handle.fd];
    const closed = [await handle.close(), handle.fd, await settled(handle.read(Buffer.alloc(1)))];
    return [results, after, closed, fs.readFileSync('a.txt', 'utf8')];
  },
  'FileHandle: readv, writev, sync, times': async (fs) => {
    const handle = await fs.promises.open('n', 'w+');
    const results = [await handle.writev([bytes('ab'), bytes('cd')]), await handle.readv([Buffer.alloc(3)], 1)];
    const more = [await handle.sync(), await handle.datasync(), await handle.utimes(1, 2), await handle.chmod(0o600)];
    const all = [await handle.appendFile('end'), fs.readFileSync('n', 'utf8')];
    await handle.close();
    return [results, more, all, fs.statSync('n').mode];
  },
  'FileHandle: readLines': async (fs) => {
    fs.writeFileSync('n', 'one\ntwo\r\nthree');
    const lines: string[] = [];
    for await (const line of (await fs.promises.open('n')).readLines()) lines.push(line);
    return lines;
  },
  'FileHandle: web stream': async (fs) => {
    const handle = await fs.promises.open('a.txt');
    const parts: string[] = [];
    for await (const part of handle.readableWebStream()) parts.push(Buffer.from(part as Uint8Array).toString());
    await handle.close();
    return parts.join('');
  },
};

const streams: Record<string, Scenario> = {
  createReadStream: (fs) => textOf(fs.createReadStream('a.txt', { highWaterMark: 4, encoding: 'utf8' })),
  'createReadStream: range': (fs) => textOf(fs.createReadStream('a.txt', { start: 2, end: 6, encoding: 'utf8' })),
  'createReadStream: missing': (fs) => textOf(fs.createReadStream('nope')),
  'createReadStream: events': async (fs) => {
    const events: string[] = [];
    const stream = fs.createReadStream('a.txt');
    for (const name of ['open', 'ready', 'data', 'end', 'close']) stream.on(name, () => events.push(name));
    await new Promise<void>((resolve) => stream.once('close', () => resolve()));
    return [events, stream.bytesRead];
  },
  createWriteStream: async (fs) => {
    const stream = fs.createWriteStream('n', { flags: 'a' });
    stream.write('one ');
    stream.write(bytes('two '));
    await new Promise((resolve) => stream.end('three', () => resolve(undefined)));
    return [fs.readFileSync('n', 'utf8'), stream.bytesWritten];
  },
  'createWriteStream: at a position': async (fs) => {
    const stream = fs.createWriteStream('a.txt', { flags: 'r+', start: 6 });
    await new Promise((resolve) => stream.end('W', () => resolve(undefined)));
    return fs.readFileSync('a.txt', 'utf8');
  },
  'createWriteStream: missing directory': async (fs) => {
    const stream = fs.createWriteStream('nope/x');
    return new Promise((resolve) => stream.once('error', resolve));
  },
  'pipe: a large file': async (fs) => {
    fs.writeFileSync('big', Buffer.alloc(300_000, 'abc'));
    const target = fs.createWriteStream('copy');
    await new Promise<void>((resolve) =>
      fs
        .createReadStream('big')
        .pipe(target)
        .once('close', () => resolve()),
    );
    return fs.readFileSync('copy').equals(fs.readFileSync('big'));
  },
};

/** Scenarios of callbacks, promises and streams. */
export const asyncScenarios = onTree({ ...callbacks, ...promises, ...streams });
