import { StorageBusy, type ProgressBackend } from './backend.ts';
import { createIndexedDbBackend } from './indexeddb-backend.ts';
import { createMemoryBackend } from './memory-backend.ts';
import { notKept, statusOf, type StorageStatus } from './status.ts';
import { leaveLastWords, takeLastWords } from './last-words.ts';
import { ProgressStore } from './store.ts';
import { createTabLink, type TabLink } from './tab-link.ts';

export interface OpenOptions {
  /** Opens the lasting storage; may reject when the browser blocks it. */
  openBackend?: () => Promise<ProgressBackend>;
  link?: TabLink;
  now?: () => number;
}

let shared: Promise<ProgressStore> | undefined;

/** The store of this page; all islands share one. Never rejects: with storage blocked, work is kept until the tab is closed. */
export function openProgress(): Promise<ProgressStore> {
  shared ??= createProgress().then((store) => {
    takeLastWords(store);
    addEventListener('pagehide', () => leaveLastWords(store));
    return store;
  });
  return shared;
}

/** A store of its own, with everything it depends on injected. Pages use {@link openProgress}. */
export async function createProgress(options: OpenOptions = {}): Promise<ProgressStore> {
  const { openBackend = createIndexedDbBackend, link = createTabLink(), now = Date.now } = options;
  const open = async (backend: ProgressBackend, status: StorageStatus): Promise<ProgressStore> =>
    ProgressStore.load({ backend, status, link, now });
  try {
    const backend = await openBackend();
    return await open(backend, backend.readOnly === true ? notKept('newer') : { kind: 'persistent' });
  } catch (error) {
    if (!(error instanceof StorageBusy)) return open(createMemoryBackend(), statusOf(error, 'blocked'));
    const store = await open(createMemoryBackend(), notKept('waiting'));
    // When it never comes, or cannot be read, things stay as they were said to be.
    error.later.then((backend) => store.adopt(backend)).catch(() => undefined);
    return store;
  }
}
