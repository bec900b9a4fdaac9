/** What comes before the engine runs: its files are fetched by the page, and the isolated frame is opened and looked at. */
import type { FrameHello } from './kernel/frame-protocol.ts';

/** Why the engine cannot run here. */
export type BootFailureKind = 'unsupported-browser' | 'not-isolated' | 'network' | 'timeout';

export class BootError extends Error {
  readonly kind: BootFailureKind;

  constructor(kind: BootFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BootError';
    this.kind = kind;
  }
}

export interface BootOptions {
  /** URL of frame.html. */
  frameUrl: string;
  /** URL of process.js, fetched by the page (and so cached like any of its files). */
  processUrl: string;
  /** URL of library.txt: Node's own JavaScript. */
  libraryUrl: string;
  /** URLs of the parts that are fetched when a program first needs them, by name. */
  partUrls: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** `engine`: script and library are being fetched; `frame`: the isolated frame is being made. */
  onStep?: (step: 'engine' | 'frame', status: 'running' | 'completed' | 'failed') => void;
  /** Threads to make ready, beside one process. Default: one a processor, 2 to 4. */
  prewarm?: number;
  /** Milliseconds until a frame that does not answer is given up. Default 20,000. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 20_000;

/** A file of the engine. @throws {BootError} of the kind `network`, or the reason of `signal`. */
export async function fetchFile(url: string, signal: AbortSignal | undefined): Promise<Blob> {
  try {
    const response = await fetch(url, signal === undefined ? {} : { signal });
    if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
    return await response.blob();
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new BootError('network', `The engine could not be loaded from ${url}.`, { cause });
  }
}

/** Resolves when the frame has said hello from an opaque, cross-origin isolated origin. @throws {BootError} */
export function openFrame(frame: HTMLIFrameElement, options: BootOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const onHello = (event: MessageEvent<Partial<FrameHello>>): void => {
    if (event.source !== frame.contentWindow || event.data.hotpath !== 'hello') return;
    if (event.origin !== 'null') {
      reject(new BootError('not-isolated', 'The host does not send the sandbox header for the engine frame.'));
    } else if (event.data.isolated !== true) {
      reject(
        new BootError(
          'not-isolated',
          'The page is not cross-origin isolated: the host does not send COOP and COEP headers.',
        ),
      );
    } else resolve(undefined);
  };
  const onAbort = (): void => {
    reject(options.signal?.reason as Error);
  };
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const timer = setTimeout(() => {
    reject(new BootError('timeout', `The engine frame did not answer within ${String(timeoutMs)} ms.`));
  }, timeoutMs);
  window.addEventListener('message', onHello);
  options.signal?.addEventListener('abort', onAbort);
  document.body.append(frame);
  return promise.finally(() => {
    clearTimeout(timer);
    window.removeEventListener('message', onHello);
    options.signal?.removeEventListener('abort', onAbort);
  });
}
