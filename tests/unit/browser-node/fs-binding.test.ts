import { constants as osConstants } from 'node:os';
import { getSystemErrorMap } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createFsBinding } from '../../../src/browser-node/bindings/fs/fs.ts';
import { createFsEventWrapBinding } from '../../../src/browser-node/bindings/fs/fs-event-wrap.ts';
import type { BindingContext } from '../../../src/browser-node/bindings/types.ts';
import { attachFileSystem, createSharedFileSystem } from '../../../src/browser-node/fs/shared.ts';

/** A process whose loop runs only when the test says so. */
function makeProcess(handle = createSharedFileSystem(), owner = 1) {
  const turns: (() => void)[] = [];
  let references = 0;
  const context: BindingContext = {
    loop: {
      ref: () => {
        references++;
      },
      unref: () => {
        references--;
      },
      soon: (callback) => void turns.push(callback),
      enter: (callback) => callback(),
      now: () => 0,
    },
    facts: { bindings: { constants: { os: osConstants } }, uvErrors: [...getSystemErrorMap()], versions: {} },
    vfs: attachFileSystem(handle, owner),
    cwd: () => '/home',
    bindContext: (callback) => callback,
  };
  context.vfs.mkdirRecursive('/home');
  const output: string[] = [];
  const input = [new TextEncoder().encode('typed')];
  const options = {
    stdio: {
      write: (fd: number, bytes: Uint8Array) => void output.push(`${fd}:${new TextDecoder().decode(bytes.slice())}`),
      read: (_fd: number, target: Uint8Array) => {
        const chunk = input.shift();
        target.set(chunk ?? []);
        return chunk?.length ?? 0;
      },
    },
  };
  const runLoop = () => {
    for (let turn = turns.shift(); turn; turn = turns.shift()) turn();
  };
  const binding = createFsBinding(context, options);
  return { binding, context, options, output, runLoop, turns, references: () => references, handle };
}

describe('standard streams', () => {
  it('go to the injected streams, by number and by /dev name', () => {
    const { binding, output } = makeProcess();
    binding.writeString(1, 'out', null, 'utf8');
    binding.writeBuffer(2, new Uint8Array([101, 114, 114]), 0, 3, null, undefined, {});
    binding.writeFileUtf8('/dev/stdout', 'by name', 0o1101, 0o666);
    expect(output).toEqual(['1:out', '2:err', '1:by name']);
    expect(binding.readFileUtf8('/dev/stdin', 0)).toBe('typed');
  });

  it('are gone once closed', () => {
    const { binding } = makeProcess();
    binding.close(1);
    const ctx: { errno?: number } = {};
    binding.writeString(1, 'x', null, 'utf8', undefined, ctx);
    expect(ctx.errno).toBe(-9);
  });
});

describe('asynchronous calls', () => {
  it('do nothing before their loop turn, then work in the order of the calls', () => {
    const { binding, context, runLoop, turns } = makeProcess();
    const order: string[] = [];
    const request = (name: string) =>
      Object.assign(new binding.FSReqCallback(), {
        oncomplete: (error: unknown) => void order.push(`${name} ${String(error)}`),
      });
    binding.mkdir('d', 0o777, false, request('mkdir'));
    binding.rmdir('d', request('rmdir'));
    binding.rmdir('d', request('again'));
    expect([context.vfs.exists('/home/d'), turns.length]).toEqual([false, 3]);
    runLoop();
    expect(order).toEqual(['mkdir null', 'rmdir null', "again Error: ENOENT: no such file or directory, rmdir 'd'"]);
  });

  it('settle promises from a loop turn', async () => {
    const { binding, runLoop } = makeProcess();
    const promise = binding.openFileHandle('f', 0o102, 0o666, binding.kUsePromises) as Promise<{ fd: number }>;
    runLoop();
    expect((await promise).fd).toBe(3);
  });
});

describe('module resolution', () => {
  it('finds the legacy main of a package', () => {
    const { binding, context } = makeProcess();
    context.vfs.writeTree('/p', { 'lib/main.js': '', 'index.json': '', 'm/index.js': '' });
    const resolve = (main?: string) => binding.legacyMainResolve('/p/', main, 'file:///app.js');
    expect(['lib/main.js', './lib/main', 'm', 'nope', undefined].map(resolve)).toEqual([0, 1, 4, 8, 8]);
    context.vfs.unlink('/p/index.json');
    expect(() => resolve('x.js')).toThrow("Cannot find package '/p/x.js' imported from /app.js");
  });

  it('tells files, folders and missing paths apart', () => {
    const { binding, context } = makeProcess();
    context.vfs.writeTree('/home', { 'a/f': '', 'a/wasm': new Uint8Array([0, 0x61, 0x73, 0x6d, 1]) });
    expect(['a', 'a/f', 'nope', 'a/f/x'].map(binding.internalModuleStat)).toEqual([1, 0, -2, -20]);
    expect(['a/f', 'a/wasm'].map(binding.getFormatOfExtensionlessFile)).toEqual([0, 1]);
  });
});

describe('watching across processes', () => {
  it('reports another process’s change after the kernel’s ping, and keeps the process alive meanwhile', () => {
    const one = makeProcess();
    const two = makeProcess(one.handle, 2);
    const { FSEvent } = createFsEventWrapBinding(one.context, one.options);
    const events: string[] = [];
    const watcher = Object.assign(new FSEvent(), {
      onchange: (status: number, type: string, name: string | Uint8Array) =>
        void events.push(`${status} ${type} ${String(name)}`),
    });
    expect([watcher.start('.', true, false, 'utf8'), watcher.initialized, one.references()]).toEqual([0, true, 1]);
    two.context.vfs.notifyOthers = () => one.context.vfs.drainChanges();
    two.context.vfs.writeFile('/home/new', '');
    one.runLoop();
    expect(events).toEqual(['0 rename new']);
    watcher.close();
    expect([watcher.initialized, one.references()]).toEqual([false, 0]);
    expect(new FSEvent().start('nope', true, false, 'utf8')).toBe(-2);
  });
});
