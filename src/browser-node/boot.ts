/** What comes before the engine runs: its files are fetched by the page, and the isolated frame is opened and looked at. */
import type { FrameHello } from './kernel/frame-protocol.ts';

/** Why the engine cannot run here. */
export type BootFailureKind = 'unsupported-browser' | 'not-isolated' | 'network' | 'damaged' | 'timeout';

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

/** The first digits of the SHA-256 of the content, as the build writes them into each name. */
const HASH_IN_NAME = /-([0-9a-f]{10})\.\w+$/;

/** Whether the content is what the name promises; a name that promises nothing is believed. */
async function isIntact(url: string, file: Blob): Promise<boolean> {
  const promised = HASH_IN_NAME.exec(new URL(url, location.href).pathname)?.[1];
  // Not there on insecure origins, where the engine cannot run either.
  if (promised === undefined || !isSecureContext) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(digest.subarray(0, 5), (byte) => byte.toString(16).padStart(2, '0')).join('') === promised;
}

async function download(url: string, init: RequestInit): Promise<Blob> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
  return response.blob();
}

/**
 * A file of the engine, whole: one that was cut short or changed on the way is fetched once more past all caches, and then given up.
 * @throws {BootError} of the kind `network` or `damaged`, or the reason of `signal`.
 */
export async function fetchFile(url: string, signal: AbortSignal | undefined): Promise<Blob> {
  const init: RequestInit = signal === undefined ? {} : { signal };
  try {
    const first = await download(url, init);
    if (await isIntact(url, first)) return first;
    const second = await download(url, { ...init, cache: 'reload' });
    if (await isIntact(url, second)) return second;
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new BootError('network', `The engine could not be loaded from ${url}.`, { cause });
  }
  throw new BootError('damaged', `${url} is not what was built: it was cut short or changed on the way.`);
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
