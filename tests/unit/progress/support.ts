import { createMemoryBackend } from '../../../src/progress/memory-backend.ts';
import {
  createProgress,
  type ProgressBackend,
  type ProgressEntry,
  type ProgressStore,
} from '../../../src/progress/index.ts';
import type { TabLink, TabMessage } from '../../../src/progress/tab-link.ts';

/** A link to no other tab. */
export const nobody: TabLink = { post: () => {}, onMessage: () => {}, close: () => {} };

/** Two ends of one link that deliver at once. */
export function linkedTabs(): [TabLink, TabLink] {
  const listeners: [((m: TabMessage) => void)[], ((m: TabMessage) => void)[]] = [[], []];
  const end = (mine: 0 | 1): TabLink => ({
    post: (message) => listeners[mine === 0 ? 1 : 0].forEach((listen) => listen(structuredClone(message))),
    onMessage: (listener) => void listeners[mine].push(listener),
    close: () => {},
  });
  return [end(0), end(1)];
}

/** A store on a backend. */
export function open(
  backend: ProgressBackend = createMemoryBackend(),
  now: () => number = () => 1000,
  link: TabLink = nobody,
): Promise<ProgressStore> {
  return createProgress({ openBackend: () => Promise.resolve(backend), link, now });
}

/** An entry of today's format. */
export const entry = (id: string, value: unknown, updatedAt: number): ProgressEntry => ({
  format: 2,
  kind: 'quiz-answer',
  id,
  value,
  contentHash: 'h1',
  updatedAt,
});

/** Everything that is done without waiting has been done. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
