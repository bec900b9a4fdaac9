import type { DescriptorAccess } from './fs-files.ts';
import { AsyncWrap, providerOf, type Requests } from './fs-request.ts';
import type { FsSupport } from './fs-support.ts';

/** `internalBinding('fs').FileHandle`: a descriptor that lib's promises API owns. */
export interface BindingFileHandle {
  readonly fd: number;
  close(): unknown;
  closeSync(): void;
  releaseFD(): number;
}

/**
 * Makes the class and `openFileHandle`. Its stream side (used by http2 alone, which the engine does not have) answers
 * with libuv's ENOTSUP.
 */
export function createFileHandleClass(support: FsSupport, requests: Requests, access: DescriptorAccess) {
  const { run } = requests;
  const notSupported = support.errno('ENOTSUP');

  class FileHandle extends AsyncWrap implements BindingFileHandle {
    #fd: number;
    onread: unknown = undefined;
    readonly isStreamBase = true;
    readonly bytesRead = 0;
    readonly bytesWritten = 0;

    constructor(fd: number) {
      super(support.newAsyncId(), providerOf(support, 'FILEHANDLE'));
      this.#fd = fd;
    }

    get fd(): number {
      return this.#fd;
    }

    close(): unknown {
      const fd = this.releaseFD();
      return run(this.close, requests.kUsePromises, { syscall: 'close' }, () => access.close(fd));
    }

    closeSync(): void {
      const fd = this.releaseFD();
      run(this.closeSync, undefined, { syscall: 'close' }, () => access.close(fd));
    }

    releaseFD(): number {
      const fd = this.#fd;
      this.#fd = -1;
      return fd;
    }

    readStart(): number {
      return notSupported;
    }

    readStop(): number {
      return notSupported;
    }

    shutdown(): number {
      return notSupported;
    }
  }

  return {
    FileHandle,
    openFileHandle: function openFileHandle(path: unknown, flags: number, mode: number, request?: unknown): unknown {
      const absolute = support.absolute(path);
      const info = { syscall: 'open', path: support.text(path) };
      return run(openFileHandle, request, info, () => new FileHandle(access.open(absolute, flags, mode)));
    },
  };
}
