import type { Ask, OfflineRequests } from '../../offline/messages.ts';

/** Requests to `worker`. A worker that was stopped in the middle does not answer: the signal ends the wait. */
export function askWorker(worker: ServiceWorker, signal?: AbortSignal): Ask {
  return <K extends keyof OfflineRequests>(type: K, ask: OfflineRequests[K]['ask']) => {
    const { port1, port2 } = new MessageChannel();
    const { promise, resolve, reject } = Promise.withResolvers<OfflineRequests[K]['answer']>();
    port1.onmessage = ({ data }: MessageEvent<OfflineRequests[K]['answer']>) => resolve(data);
    const onAbort = (): void => reject(new Error('The offline copy does not answer.', { cause: signal?.reason }));
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.postMessage({ type, ...ask }, [port2]);
    return promise.finally(() => {
      signal?.removeEventListener('abort', onAbort);
      port1.close();
    });
  };
}
