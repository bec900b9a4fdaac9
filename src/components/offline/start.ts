/** Registers the service worker. Part of every page: what is not always needed is in `watch.ts`. */

async function register(): Promise<void> {
  const workers = navigator.serviceWorker;
  const fromWorker = workers.controller !== null;
  const root = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/`;
  // The page on the offline copy says what went wrong here.
  const registration = await workers.register(`${root}sw.js`, { updateViaCache: 'none' }).catch(() => undefined);
  if (registration === undefined) return;
  const watch = (): void => void import('./watch.ts').then((module) => module.watch(registration, fromWorker));
  if (crossOriginIsolated && fromWorker && !registration.waiting && !registration.installing) {
    registration.onupdatefound = watch;
  } else watch();
}

/** Registers when the page is done and idle; at once where only the worker can isolate the page. */
export function start(): void {
  // Not there on insecure origins.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Safari has no idle callbacks.
  const whenIdle = 'requestIdleCallback' in window ? requestIdleCallback : setTimeout;
  if (!crossOriginIsolated) void register();
  else addEventListener('load', () => whenIdle(() => void register()));
}
