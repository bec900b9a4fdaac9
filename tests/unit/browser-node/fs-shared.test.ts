import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { attachFileSystem, createSharedFileSystem, releaseLock } from '../../../src/browser-node/fs/shared.ts';
import { HEADER, viewShared } from '../../../src/browser-node/fs/shared-header.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const appender = new URL('./fs-support/appender.ts', import.meta.url);

function pair(maxBytes?: number) {
  const handle = createSharedFileSystem(maxBytes === undefined ? {} : { maxBytes });
  return { handle, a: attachFileSystem(handle, 1), b: attachFileSystem(handle, 2) };
}

function thrownCode(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing thrown';
}

describe('two processes on one file system', () => {
  it('see each other at once', () => {
    const { a, b } = pair();
    a.writeTree('/lab', { 'src/index.js': 'one', 'package.json': '{}' });
    expect(text(b.readFile('/lab/src/index.js'))).toBe('one');
    b.writeFile('/lab/src/index.js', 'two, longer');
    expect(text(a.readFile('/lab/src/index.js'))).toBe('two, longer');
    b.rename('/lab/src', '/lab/lib');
    expect(a.readdir('/lab').map((entry) => entry.name)).toEqual(['package.json', 'lib']);
    expect(a.stat('/lab/lib/index.js').ino).toBe(b.stat('/lab/lib/index.js').ino);
    a.removeTree('/lab');
    expect(b.exists('/lab')).toBe(false);
  });

  it('keep a file that one unlinks while the other has it open, until it is closed', () => {
    const { a, b } = pair();
    a.writeFile('/f', new Uint8Array(100_000).fill(7));
    const before = b.statfs('/').bfree;
    const fd = b.open('/f', 0);
    a.unlink('/f');
    a.writeFile('/other', new Uint8Array(100_000).fill(9));
    const bytes = new Uint8Array(100_000);
    expect([b.read(fd, bytes), bytes.every((byte) => byte === 7), b.fstat(fd).nlink]).toEqual([100_000, true, 0]);
    b.close(fd);
    expect(a.statfs('/').bfree).toBe(before);
  });

  it('append with O_APPEND after each other', () => {
    const { a, b } = pair();
    const [x, y] = [a.open('/log', 0o2101), b.open('/log', 0o2101)];
    for (const [vfs, fd, part] of [
      [a, x, '1'],
      [b, y, '2'],
      [a, x, '3'],
    ] as const)
      vfs.write(fd, new TextEncoder().encode(part));
    expect(text(a.readFile('/log'))).toBe('123');
  });

  it('have their own descriptor numbers and positions', () => {
    const { a, b } = pair();
    a.writeFile('/f', 'abcdef');
    const [x, y] = [a.open('/f', 0), b.open('/f', 0)];
    const three = new Uint8Array(3);
    a.read(x, three);
    b.read(y, three);
    expect([x, y, text(three)]).toEqual([3, 3, 'abc']);
    expect([a.open('/f', 0), a.close(3), a.open('/f', 0)]).toEqual([4, undefined, 3]);
  });

  it('hear of changes by others when they drain, and only of those after the watch began', () => {
    const { a, b } = pair();
    a.mkdir('/w');
    const heard: string[] = [];
    let pings = 0;
    a.notifyOthers = () => pings++;
    a.writeFile('/w/early', '');
    expect(pings).toBe(0);
    const watch = b.watch('/w', (type, name) => heard.push(`${type} ${name}`));
    a.writeFile('/w/f', 'x');
    a.unlink('/w/f');
    expect(pings).toBeGreaterThan(0);
    expect(heard).toEqual([]);
    b.drainChanges();
    expect(heard).toEqual(['rename f', 'change f', 'rename f']);
    watch.close();
    a.writeFile('/w/late', '');
    b.drainChanges();
    expect(heard).toHaveLength(3);
  });
});

describe('compaction', () => {
  it('keeps everything while the log is replaced many times, for a reader that follows and one that fell behind', () => {
    const { handle, a, b } = pair(1024 * 1024);
    const generation = () => Atomics.load(viewShared(handle.buffer).words, HEADER.generation);
    const late = attachFileSystem(handle, 3);
    a.mkdir('/keep');
    late.readdir('/keep');
    for (let i = 0; i < 5000; i++) {
      a.writeFile(`/keep/${i % 20}`, `value ${i} `.repeat(i % 50));
      if (i % 100 === 0) b.readdir('/keep');
    }
    expect(generation()).toBeGreaterThan(5);
    const seen = [a, b, late, attachFileSystem(handle, 4)].map((vfs) =>
      JSON.stringify(Object.values(vfs.readTree('/keep')).map(text)),
    );
    expect(new Set(seen).size).toBe(1);
    expect(text(late.readFile('/keep/19'))).toBe('value 4999 '.repeat(4999 % 50));
    expect(new Set([a, b, late].map((vfs) => vfs.statfs('/').bfree)).size).toBe(1);
  });

  it('does not disturb open descriptors and watches of a reader that fell behind', () => {
    const { a, b } = pair(1024 * 1024);
    a.writeFile('/f', 'still here');
    const fd = b.open('/f', 0);
    const heard: string[] = [];
    b.watch('/f', (type) => heard.push(type));
    a.unlink('/f');
    for (let i = 0; i < 5000; i++) a.writeFile('/g', 'x');
    const bytes = new Uint8Array(20);
    expect(text(bytes.subarray(0, b.read(fd, bytes)))).toBe('still here');
    b.drainChanges();
    expect(heard.length).toBeGreaterThan(0);
  });
});

describe('a full file system', () => {
  it('says ENOSPC, stays whole, and has all its room again after removal', () => {
    const { a, b } = pair(1024 * 1024);
    const before = a.statfs('/').bfree;
    a.mkdir('/d');
    let files = 0;
    expect(
      thrownCode(() => {
        for (;;) a.writeFile(`/d/${files++}`, new Uint8Array(10_000).fill(files));
      }),
    ).toBe('ENOSPC');
    expect(files).toBeGreaterThan(40);
    for (let i = 0; i < files - 1; i++)
      expect(b.readFile(`/d/${i}`).every((byte) => byte === ((i + 1) & 255))).toBe(true);
    b.removeTree('/d');
    expect(a.statfs('/').bfree).toBe(before);
    a.writeFile('/after', new Uint8Array(500_000));
    expect(b.stat('/after').size).toBe(500_000);
  });

  it('can be emptied when names alone filled it', () => {
    const { a, b } = pair(256 * 1024);
    let made = 0;
    expect(
      thrownCode(() => {
        for (;;) a.mkdir(`/d${made++}`);
      }),
    ).toBe('ENOSPC');
    for (let i = 0; i < made - 1; i++) b.rmdir(`/d${i}`);
    a.mkdir('/again');
    expect(a.readdir('/').map((entry) => entry.name)).toEqual(['tmp', 'dev', 'again']);
  });

  it('refuses a file that never fits', () => {
    const { a } = pair(1024 * 1024);
    expect(thrownCode(() => a.writeFile('/f', new Uint8Array(2_000_000)))).toBe('ENOSPC');
    const fd = a.open('/f', 1);
    expect(thrownCode(() => a.ftruncate(fd, 1e12))).toBe('ENOSPC');
    expect(a.fstat(fd).size).toBe(0);
  });
});

describe('processes in real threads', () => {
  it('append concurrently without losing a line, across compactions', async () => {
    const { handle, a } = pair(1024 * 1024);
    a.mkdir('/work');
    const [workers, lines] = [3, 700];
    const ends = Array.from({ length: workers }, (_, index) => {
      const worker = new Worker(appender, { workerData: { handle, owner: 10 + index, lines } });
      return once(worker, 'exit');
    });
    await Promise.all(ends);
    const all = text(a.readFile('/log')).trimEnd().split('\n');
    expect(all).toHaveLength(workers * lines);
    for (let index = 0; index < workers; index++) {
      const own = all.filter((line) => line.startsWith(`${10 + index}:`));
      expect(own).toEqual(Array.from({ length: lines }, (_, line) => `${10 + index}:${line}`));
    }
    expect(a.readdir('/work')).toEqual([]);
    expect(Atomics.load(viewShared(handle.buffer).words, HEADER.generation)).toBeGreaterThan(1);
  }, 30_000);

  it('are not hung by one that is terminated while it holds the lock', async () => {
    const { handle, a } = pair();
    a.writeFile('/kept', new Uint8Array(50_000));
    const before = a.statfs('/').bfree;
    const worker = new Worker(appender, { workerData: { handle, owner: 77, hold: true } });
    await once(worker, 'message');
    await worker.terminate();
    releaseLock(handle, 77, 99, 20);
    a.writeFile('/alive', 'yes');
    expect(text(a.readFile('/alive'))).toBe('yes');
    a.unlink('/alive');
    a.unlink('/kept');
    expect(a.statfs('/').bfree).toBeGreaterThan(before);
  }, 30_000);

  it('leave no trace of an entry that was not published', () => {
    const { handle, a, b } = pair();
    const { bytes, words } = viewShared(handle.buffer);
    a.writeFile('/f', 'whole');
    const slot = 16 + (Atomics.load(words, HEADER.generation) & 1) * 16;
    const end = Atomics.load(words, slot) + Atomics.load(words, slot + 2);
    bytes.fill(0xaa, end, end + 100);
    expect(text(b.readFile('/f'))).toBe('whole');
    b.writeFile('/g', 'next');
    expect(text(a.readFile('/g'))).toBe('next');
  });

  it('that were declared gone can do nothing more', () => {
    const { handle, a, b } = pair();
    releaseLock(handle, 2, 99, 20);
    expect(thrownCode(() => b.writeFile('/late', 'x'))).toBe('EIO');
    expect(a.exists('/late')).toBe(false);
  });
});
