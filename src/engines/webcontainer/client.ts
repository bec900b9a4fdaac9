import type { BootOptions, WebContainer } from '@webcontainer/api';
import { containerError } from './failures.ts';

/** What the adapter uses of the module `@webcontainer/api`. */
export interface WebContainerClient {
  WebContainer: { boot(options?: BootOptions): Promise<WebContainer> };
  configureAPIKey(key: string): void;
}

let loaded: Promise<WebContainerClient> | undefined;

/**
 * Loads StackBlitz's client from this site, once. An API key has to be set before anything boots.
 * @throws {EngineError} `network`
 */
export async function loadClient(apiKey: string): Promise<WebContainerClient> {
  loaded ??= import('@webcontainer/api').then((client) => {
    if (apiKey !== '') client.configureAPIKey(apiKey);
    return client;
  });
  try {
    return await loaded;
  } catch (cause) {
    loaded = undefined;
    throw containerError('network', 'the WebContainer client could not be loaded', cause);
  }
}

/**
 * The client's `boot()` takes a lock that a boot without an answer never gives back: another one would wait behind it for ever.
 * So there is one boot of a page at a time, and whoever comes while it hangs waits for that one.
 */
let booting = false;
/** Who waits for it; nobody after a time-out. */
let waiter: PromiseWithResolvers<WebContainer> | undefined;
/** A container that came when nobody waited for it any more. */
let spare: WebContainer | undefined;

/** Whether a boot hangs: then only a reload of the page starts a new one. */
export function bootHangs(): boolean {
  return booting;
}

/**
 * Boots the container of this page, or takes the one that came late.
 * @param onLate called when it comes after `signal` was aborted
 * @throws the reason of `signal` when aborted; whatever the client throws
 */
export async function bootContainer(
  client: WebContainerClient,
  options: BootOptions,
  signal: AbortSignal,
  onLate: () => void,
): Promise<WebContainer> {
  signal.throwIfAborted();
  if (spare !== undefined) {
    const container = spare;
    spare = undefined;
    return container;
  }
  const own = Promise.withResolvers<WebContainer>();
  waiter = own;
  signal.addEventListener('abort', () => {
    if (waiter === own) waiter = undefined;
    own.reject(signal.reason as Error);
  });
  if (!booting) {
    booting = true;
    client.WebContainer.boot(options).then(
      (container) => {
        booting = false;
        if (waiter !== undefined) waiter.resolve(container);
        else {
          spare = container;
          onLate();
        }
      },
      (error: unknown) => {
        booting = false;
        waiter?.reject(error);
      },
    );
  }
  return own.promise;
}
