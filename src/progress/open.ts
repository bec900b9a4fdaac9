import type { ProgressBackend } from './backend.ts';
import { createIndexedDbBackend } from './indexeddb-backend.ts';
import { createMemoryBackend } from './memory-backend.ts';
import { ProgressStore, type StorageStatus } from './store.ts';
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
  shared ??= createProgress();
  return shared;
}

/** A store of its own, with everything it depends on injected. Pages use {@link openProgress}. */
export async function createProgress(options: OpenOptions = {}): Promise<ProgressStore> {
  const { openBackend = createIndexedDbBackend, link = createTabLink(), now = Date.now } = options;
  const open = async (backend: ProgressBackend, status: StorageStatus): Promise<ProgressStore> =>
    ProgressStore.load({ backend, status, link, now });
  try {
    return await open(await openBackend(), { kind: 'persistent' });
  } catch {
    const reason = 'Your browser blocks storage for this site, so your work is kept only until you close this tab.';
    return open(createMemoryBackend(), { kind: 'memory', reason });
  }
}
