import { FsError } from '../../fs/errors.ts';
import type { Watch } from '../../fs/watch.ts';
import { WatchHandle } from './fs-handle.ts';
import { createFsSupport, type FsBindingOptions } from './fs-support.ts';
import type { BindingContext } from '../types.ts';

/**
 * `internalBinding('fs_event_wrap')`: `fs.watch`. Changes by this process are noticed at once; for those of others the
 * kernel must call `vfs.drainChanges()` (see `VirtualFileSystem.notifyOthers`).
 */
export function createFsEventWrapBinding(context: BindingContext, options: FsBindingOptions) {
  const support = createFsSupport(context, options);
  const { vfs, loop } = context;
  vfs.onPendingChanges = () => loop.soon(() => vfs.drainChanges());

  class FSEvent extends WatchHandle {
    declare onchange?: (status: number, type: string, name: string | Uint8Array) => void;
    #watch: Watch | undefined;

    constructor() {
      super(support, 'FSEVENTWRAP');
    }

    get initialized(): boolean {
      return this.#watch !== undefined;
    }

    /** Returns 0 or a negative errno. */
    start(path: unknown, persistent: boolean, _recursive: boolean, encoding: unknown): number {
      if (this.#watch) return 0;
      try {
        this.#watch = vfs.watch(support.absolute(path), (type, name) => {
          loop.soon(() => {
            if (this.#watch) this.onchange?.(0, type, support.encodeName(name, encoding));
          });
        });
      } catch (error) {
        if (error instanceof FsError) return support.errno(error.code);
        throw error;
      }
      if (!persistent) this.unref();
      this.activate();
      return 0;
    }

    override close(): void {
      this.#watch?.close();
      this.#watch = undefined;
      super.close();
    }
  }

  return { FSEvent };
}
