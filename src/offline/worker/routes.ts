/** Which requests the worker answers, and how: workbox's strategies with our plugins. */
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { registerRoute } from 'workbox-routing/registerRoute.js';
import { CacheFirst } from 'workbox-strategies/CacheFirst.js';
import { NetworkFirst } from 'workbox-strategies/NetworkFirst.js';
import type { Strategy } from 'workbox-strategies/Strategy.js';
import { withAnswerHeaders } from '../answers.ts';
import { hasHashedName, OFFLINE_PAGE, pathWithin } from '../manifest.ts';
import { addressOf, filesByPath, ROOT, rules } from './context.ts';
import { FILES, fromOtherVersion, isIntact, MATCH, SITE } from './store.ts';

/** Seconds after which a page comes from the offline copy, if it is there, because the network is slow. */
const PATIENCE_S = 4;

const pathOf = ({ url }: Request): string => pathWithin(ROOT, url) ?? '';

/** What to show when there is neither network nor copy. */
async function fallback(request: Request): Promise<Response | undefined> {
  const path = pathOf(request);
  const old = await fromOtherVersion(path);
  if (old !== undefined || request.mode !== 'navigate' || request.destination !== 'document') return old;
  if (filesByPath.has(`${path}/`)) return Response.redirect(addressOf(`${path}/`));
  return (await caches.open(SITE)).match(addressOf(OFFLINE_PAGE), MATCH);
}

const plugin: WorkboxPlugin = {
  cacheKeyWillBeUsed: ({ request }) => Promise.resolve(addressOf(pathOf(request))),
  async cacheWillUpdate({ request, response }) {
    const file = filesByPath.get(pathOf(request));
    return file !== undefined && !response.redirected && (await isIntact(file, response.clone())) ? response : null;
  },
  handlerDidError: ({ request }) => fallback(request),
  handlerWillRespond: ({ request, response }) => Promise.resolve(withAnswerHeaders(rules, pathOf(request), response)),
};

const options = { plugins: [plugin], matchOptions: MATCH };
const hashed = new CacheFirst({ ...options, cacheName: FILES });
/** A page asks anew for a file that it found damaged. */
const hashedAnew = new NetworkFirst({ ...options, cacheName: FILES });
const site = new NetworkFirst({ ...options, cacheName: SITE, networkTimeoutSeconds: PATIENCE_S });

function strategyFor(request: Request): Strategy {
  if (!hasHashedName(pathOf(request))) return site;
  return request.cache === 'reload' ? hashedAnew : hashed;
}

/** Answers all that is asked of this site; `afterwards` hears of each file that was asked for, once the answer is complete. */
export function registerRoutes(afterwards: (path: string, request: Request) => Promise<void>): void {
  registerRoute(
    ({ url, sameOrigin, request }) =>
      sameOrigin && request.cache !== 'only-if-cached' && pathWithin(ROOT, url.href) !== undefined,
    ({ event, request }) => {
      const [answer, complete] = strategyFor(request).handleAll({ event, request });
      // No room, or no network: the reader gets the answer or the browser's own message; the rest can wait.
      const then = complete.catch(() => undefined).then(() => afterwards(pathOf(request), request));
      event.waitUntil(then.catch(() => undefined));
      return answer;
    },
  );
}
