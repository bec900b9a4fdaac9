/** Whether there can be an offline copy, and who keeps it. */
export type Readiness =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly worker: ServiceWorker }
  | { readonly kind: 'unavailable'; readonly why: string };

const unavailable = (why: string): Readiness => ({ kind: 'unavailable', why });

function becomesActive(registration: ServiceWorkerRegistration): Promise<ServiceWorker | undefined> {
  const { active, installing, waiting } = registration;
  if (active !== null) return Promise.resolve(active);
  const worker = installing ?? waiting;
  if (worker === null) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activating' || worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') resolve(undefined);
    });
  });
}

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
    // Without a network, the registration that is there answers.
    const registration =
      (await navigator.serviceWorker.getRegistration()) ??
      (await navigator.serviceWorker.register(url, { updateViaCache: 'none' }));
    const worker = await becomesActive(registration);
    return worker === undefined
      ? unavailable('The offline copy could not be started. Reload this page to try again.')
      : { kind: 'ready', worker };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unavailable(
      `This browser does not let the site keep anything offline. Allow it to store data, then reload. (${reason})`,
    );
  }
}
