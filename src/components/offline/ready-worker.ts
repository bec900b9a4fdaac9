import { noOffline as words } from '#words/offline/panel.ts';

/** Whether there can be an offline copy, and who keeps it. */
export type Readiness =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly worker: ServiceWorker }
  | { readonly kind: 'unavailable'; readonly why: string };

const unavailable = (why: string): Readiness => ({ kind: 'unavailable', why });

/** The service worker whose script is at `url`, once it is active; or why there is none, in words for readers. */
export async function readyWorker(url: string): Promise<Readiness> {
  if (!import.meta.env.PROD) return unavailable(words.development);
  if (!isSecureContext) {
    return unavailable(words.insecure);
  }
  if (!('serviceWorker' in navigator)) {
    return unavailable(words.unknown);
  }
  try {
    // One that is registered already answers without a network, too.
    await navigator.serviceWorker.register(url, { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    return active === null ? unavailable(words.notStarted) : { kind: 'ready', worker: active };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unavailable(words.refused(reason));
  }
}
