import { AsyncWrap, providerOf } from './fs-request.ts';
import type { FsSupport } from './fs-support.ts';

/** Node's HandleWrap as watchers use it: while started and referenced it keeps the process alive. */
export class WatchHandle extends AsyncWrap {
  readonly #support: FsSupport;
  #active = false;
  #referenced = true;
  #closed = false;

  constructor(support: FsSupport, provider: string) {
    super(support.newAsyncId(), providerOf(support, provider));
    this.#support = support;
  }

  ref(): void {
    if (!this.#referenced && this.#active) this.#support.context.loop.ref();
    this.#referenced = true;
  }

  unref(): void {
    if (this.#referenced && this.#active) this.#support.context.loop.unref();
    this.#referenced = false;
  }

  hasRef(): boolean {
    return this.#referenced && !this.#closed;
  }

  close(): void {
    this.deactivate();
    this.#closed = true;
  }

  protected get active(): boolean {
    return this.#active;
  }

  protected activate(): void {
    if (this.#active) return;
    this.#active = true;
    if (this.#referenced) this.#support.context.loop.ref();
  }

  protected deactivate(): void {
    if (!this.#active) return;
    this.#active = false;
    if (this.#referenced) this.#support.context.loop.unref();
  }
}
