import type { ProcessContext } from '../../process/context.ts';

type OnSignal = (signal: number) => void;

/** `internalBinding('signal_wrap')`: signals come from the kernel, which ends a process that does not watch for them. */
export function createSignalWrapBinding(context: ProcessContext): Record<string, unknown> {
  const { kernel, loop } = context;
  const watching = new Map<number, Set<Signal>>();

  class Signal {
    onsignal: OnSignal | undefined;
    #number: number | undefined;
    #refed = true;

    /** Returns 0; a thread hears no signals, as in Node. */
    start(signal: number): number {
      this.#number = signal;
      const others = watching.get(signal) ?? new Set();
      watching.set(signal, others.add(this));
      kernel.post({ type: 'watch-signal', signal, on: true });
      context.watchedSignals.add(signal);
      if (this.#refed) loop.ref();
      return 0;
    }

    stop(): number {
      const signal = this.#number;
      if (signal === undefined) return 0;
      this.#number = undefined;
      const others = watching.get(signal);
      others?.delete(this);
      if (others?.size === 0) {
        kernel.post({ type: 'watch-signal', signal, on: false });
        context.watchedSignals.delete(signal);
      }
      if (this.#refed) loop.unref();
      return 0;
    }

    close(callback?: () => void): void {
      this.stop();
      if (callback !== undefined) loop.soon(callback);
    }

    ref(): void {
      if (!this.#refed && this.#number !== undefined) loop.ref();
      this.#refed = true;
    }

    unref(): void {
      if (this.#refed && this.#number !== undefined) loop.unref();
      this.#refed = false;
    }

    hasRef(): boolean {
      return this.#refed;
    }
  }

  context.onSignal = (signal) => {
    loop.enter(() => {
      for (const handle of watching.get(signal) ?? []) handle.onsignal?.(signal);
    });
  };
  return { Signal };
}
