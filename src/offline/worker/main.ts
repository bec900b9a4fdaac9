/** The service worker. */
import { keptWith, pathWithin, shellOf } from '../manifest.ts';
import type { OfflineRequest, OfflineRequests } from '../messages.ts';
import { manifest, ROOT, worker } from './context.ts';
import { registerRoutes } from './routes.ts';
import { carryOver, keep, keepQuietly, pathsHere, rememberLeaving, removeAll, setEverything, tidy } from './store.ts';

/** After `remove`, nothing is kept by itself until a page is opened anew. */
let quiet = false;

/** Nothing of an earlier version is left. */
let tidied = false;

const openPages = () => worker.clients.matchAll({ includeUncontrolled: true, type: 'window' });

/** What was used is kept with what belongs to it, so that it works as a whole; and the shell. */
async function keepWith(paths: readonly string[]): Promise<void> {
  const wanted = new Set([...paths.flatMap((path) => keptWith(manifest, path)), ...shellOf(manifest)]);
  await keepQuietly([...wanted]);
}

registerRoutes(async (path, request) => {
  tidied ||= await tidy((await openPages()).map(({ id }) => id));
  if (request.mode === 'navigate' && request.destination === 'document') {
    quiet = false;
    await keepWith([path]);
  } else if (path.startsWith('engine/') && !quiet) {
    await keepWith([path]);
  }
});

worker.addEventListener('install', (event) => event.waitUntil(carryOver()));

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await rememberLeaving((await openPages()).map(({ id }) => id));
      await worker.clients.claim();
    })(),
  );
});

type Answers = { [K in keyof OfflineRequests]: OfflineRequests[K]['answer'] };

async function answer(request: OfflineRequest): Promise<Answers[keyof Answers]> {
  switch (request.type) {
    case 'status': {
      const here = await pathsHere();
      const files = manifest.files.map(({ path, bytes }) => ({ path, bytes, here: here.has(path) }));
      return { version: manifest.version, files };
    }
    case 'keep':
      return keep(request.path);
    case 'everything':
      await setEverything(request.on);
      return true;
    case 'remove':
      quiet = true;
      await removeAll();
      return true;
    case 'loaded':
      await keepWith(request.urls.flatMap((url) => pathWithin(ROOT, url) ?? []));
      return true;
    case 'activate':
      await worker.skipWaiting();
      return true;
  }
}

worker.addEventListener('message', (event) => {
  const [port] = event.ports;
  event.waitUntil(answer(event.data as OfflineRequest).then((result) => port?.postMessage(result)));
});
