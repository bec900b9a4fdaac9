/** What a page does about a service worker that is not simply there: the first one, a new one, one that isolates. */
import { offlineNotice as words } from '#words/offline/notice.ts';
import { isolationStep } from '../../offline/isolation.ts';
import { askWorker } from './ask.ts';
import { showNotice } from './notice.ts';

const KEY = 'hotpath:reloaded-for-isolation';

/** Whether this tab was reloaded for isolation; `undefined` where it may not remember anything. */
function triedBefore(): boolean | undefined {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return undefined;
  }
}

function reloadForIsolation(): void {
  try {
    sessionStorage.setItem(KEY, '1');
  } catch {
    // The reader asked for it: no loop can come of that.
  }
  location.reload();
}

function isolate(fromWorker: boolean): void {
  const touched = navigator.userActivation.hasBeenActive;
  const step = isolationStep({ isolated: crossOriginIsolated, fromWorker, triedBefore: triedBefore(), touched });
  if (step === 'reload') reloadForIsolation();
  else if (step === 'offer') {
    showNotice(words.isolation, words.reload, reloadForIsolation);
  }
}

/** Everything of this site that the page has loaded, itself included. */
const loadedUrls = (): string[] => [
  location.href,
  ...performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((url) => url.startsWith(location.origin)),
];

/** A new version is in place: says so, and lets it in when the reader wants it. */
function offerUpdate(waiting: ServiceWorker): void {
  showNotice(words.update, words.reload, () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    void askWorker(waiting)('activate', {});
  });
}

function follow(worker: ServiceWorker, isUpdate: boolean, fromWorker: boolean): void {
  const look = (): void => {
    if (isUpdate && worker.state === 'installed') offerUpdate(worker);
    if (!isUpdate && worker.state === 'activated') {
      void askWorker(worker)('loaded', { urls: loadedUrls() });
      isolate(fromWorker);
    }
  };
  worker.addEventListener('statechange', look);
  look();
}

const watched = new WeakSet<ServiceWorker>();

/** Looks after `registration` as long as the page is open. `fromWorker`: the page itself came from the service worker. */
export function watch(registration: ServiceWorkerRegistration, fromWorker: boolean): void {
  const look = (): void => {
    const { active, waiting, installing } = registration;
    const isUpdate = active !== null;
    for (const worker of [waiting ?? installing, active]) {
      if (worker === null || watched.has(worker)) continue;
      watched.add(worker);
      follow(worker, isUpdate && worker !== active, fromWorker);
    }
  };
  registration.addEventListener('updatefound', look);
  look();
}
