import { openProgress as open, type ProgressStore } from '../../progress/index.ts';

let watched: Promise<ProgressStore> | undefined;

/** The store of this page. When it cannot keep what the reader does, a notice on the page says so, and what to do. */
export function openProgress(): Promise<ProgressStore> {
  watched ??= open().then((store) => {
    const look = (): void => {
      // What shows the notice is loaded only where there is something to show.
      if (store.status.kind === 'memory') void import('./storage-notice.ts').then(({ watch }) => watch(store));
    };
    store.onStatus(look);
    look();
    return store;
  });
  return watched;
}
