/**
 * Evaluates the running Node binary's own `fs`, `fs/promises` and `internal/fs/*` on our bindings. To be loaded by a Node
 * 24 started with `--expose-internals`.
 */
import { createRequire } from 'node:module';
import { AsyncResource } from 'node:async_hooks';
import type * as NodeFs from 'node:fs';
import { createFsBinding, type FsBindingOptions } from '../../../../src/browser-node/bindings/fs/fs.ts';
import { createFsDirBinding } from '../../../../src/browser-node/bindings/fs/fs-dir.ts';
import { createFsEventWrapBinding } from '../../../../src/browser-node/bindings/fs/fs-event-wrap.ts';
import type { BindingContext, NodeFacts } from '../../../../src/browser-node/bindings/types.ts';
import type { VirtualFileSystem } from '../../../../src/browser-node/fs/vfs.ts';

type InternalBinding = (name: string) => Record<string, unknown>;
type Loader = (name: string) => unknown;

const nodeRequire = createRequire(import.meta.url);
const internals = nodeRequire('internal/test/binding') as { internalBinding: InternalBinding; primordials: object };

/** Facts of the running binary, as the engine's build records them. */
export function realFacts(): NodeFacts {
  const uv = internals.internalBinding('uv') as { getErrorMap(): Map<number, [string, string]> };
  const bindings = { constants: internals.internalBinding('constants') };
  return { bindings, uvErrors: [...uv.getErrorMap()], versions: process.versions as Record<string, string> };
}

/** What a test can see of the standard streams. */
export const written: { fd: number; text: string }[] = [];

/** Node's lib `fs` on a virtual file system. `soon` is the loop's turn; default `setImmediate`. */
export function loadFs(vfs: VirtualFileSystem): { fs: typeof NodeFs; binding: ReturnType<typeof createFsBinding> } {
  const context: BindingContext = {
    loop: {
      ref: () => undefined,
      unref: () => undefined,
      soon: (callback) => void setImmediate(callback),
      enter: (callback) => callback(),
      now: () => Math.floor(performance.now()),
    },
    facts: realFacts(),
    vfs,
    cwd: () => process.cwd(),
    bindContext: (callback) => AsyncResource.bind(callback),
  };
  const write = (fd: number, bytes: Uint8Array) => void written.push({ fd, text: Buffer.from(bytes).toString() });
  const options: FsBindingOptions = { stdio: { write } };
  const binding = createFsBinding(context, options);
  const ours: Record<string, object> = {
    fs: binding,
    fs_dir: createFsDirBinding(context, options),
    fs_event_wrap: createFsEventWrapBinding(context, options),
  };
  const internalBinding = (name: string): object => ours[name] ?? internals.internalBinding(name);
  const { natives } = internals.internalBinding('builtins') as { natives: Record<string, string> };
  const loaded = new Map<string, { exports: unknown }>();
  const isOurs = (name: string) => name === 'fs' || name === 'fs/promises' || name.startsWith('internal/fs/');
  const load: Loader = (name) => {
    const id = name.replace(/^node:/, '');
    if (!isOurs(id)) return nodeRequire(id);
    const known = loaded.get(id);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(id, module);
    const names = ['exports', 'require', 'module', 'process', 'internalBinding', 'primordials'];
    const source = `${natives[id] ?? ''}\n//# sourceURL=virtual:${id}`;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- Node's own lib is compiled as Node does it
    const compiled = new Function(...names, source) as (...args: unknown[]) => void;
    compiled(module.exports, load, module, process, internalBinding, internals.primordials);
    return module.exports;
  };
  return { fs: load('fs') as typeof NodeFs, binding };
}
