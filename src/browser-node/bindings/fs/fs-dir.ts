import type { DirectoryEntry } from '../../fs/namespace.ts';
import { direntType } from './fs-paths.ts';
import { AsyncWrap, createRequests, providerOf } from './fs-request.ts';
import { createFsSupport, type FsBindingOptions } from './fs-support.ts';
import type { BindingContext } from '../types.ts';

/** `internalBinding('fs_dir')`: `fs.opendir`. Lib calls it synchronously or with a callback, never with promises. */
export function createFsDirBinding(context: BindingContext, options: FsBindingOptions) {
  const support = createFsSupport(context, options);
  const { run } = createRequests(support);
  const { vfs } = context;

  class DirHandle extends AsyncWrap {
    readonly #entries: DirectoryEntry[];

    constructor(entries: DirectoryEntry[]) {
      super(support.newAsyncId(), providerOf(support, 'DIRHANDLE'));
      this.#entries = entries;
    }

    /** Next entries as `[name, type, name, type, …]`; null at the end. */
    read(encoding: unknown, bufferSize: number, request?: unknown): unknown {
      return run(this.read, request, { syscall: 'scandir' }, () => {
        const entries = this.#entries.splice(0, bufferSize);
        if (entries.length === 0) return null;
        return entries.flatMap(({ name, kind }) => [support.encodeName(name, encoding), direntType(kind)]);
      });
    }

    close(request?: unknown): unknown {
      return run(this.close, request, { syscall: 'closedir' }, () => undefined);
    }
  }

  return {
    DirHandle,
    opendir: function opendir(path: unknown, _encoding: unknown, request?: unknown): unknown {
      const absolute = support.absolute(path);
      const info = { syscall: 'opendir', path: support.text(path) };
      return run(opendir, request, info, () => new DirHandle(vfs.readdir(absolute)));
    },
    opendirSync: function opendirSync(path: unknown): unknown {
      const absolute = support.absolute(path);
      return run(opendirSync, undefined, { syscall: 'opendir' }, () => new DirHandle(vfs.readdir(absolute)));
    },
  };
}
