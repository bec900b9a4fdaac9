/** Whether there can be an offline copy, and who keeps it. */
export type Readiness =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly worker: ServiceWorker }
  | { readonly kind: 'unavailable'; readonly why: string };

const unavailable = (why: string): Readiness => ({ kind: 'unavailable', why });

/** The service worker whose script is at `url`, once it is active; or why there is none, in words for readers. */
export async function readyWorker(url: string): Promise<Readiness> {
  if (!import.meta.env.PROD)
    return unavailable('The development server keeps nothing offline. Run npm start to try it.');
  if (!isSecureContext) {
    return unavailable('Browsers keep sites offline only over HTTPS or on localhost, and this address is neither.');
  }
  if (!('serviceWorker' in navigator)) {
    return unavailable('This browser cannot keep sites offline. A private window may be the reason.');
  }
  try {
    // One that is registered already answers without a network, too.
    await navigator.serviceWorker.register(url, { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    return active === null
      ? unavailable('The offline copy could not be started. Reload this page to try again.')
      : { kind: 'ready', worker: active };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unavailable(
      `This browser does not let the site keep anything offline. Allow it to store data, then reload. (${reason})`,
    );
  }
}
