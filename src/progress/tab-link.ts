import type { ProgressEntry, ProgressKind } from './entry.ts';

export type TabMessage =
  { type: 'set'; entry: ProgressEntry } | { type: 'delete'; kind: ProgressKind; id: string; at: number };

/** How the tabs of one browser tell each other of changes. */
export interface TabLink {
  post(message: TabMessage): void;
  onMessage(listener: (message: TabMessage) => void): void;
  close(): void;
}

/** A link over BroadcastChannel; a link to nobody where the browser has none. */
export function createTabLink(name = 'hotpath-progress'): TabLink {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, onMessage: () => {}, close: () => {} };
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (listener) => {
      channel.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isTabMessage(event.data)) listener(event.data);
      });
    },
    close: () => channel.close(),
  };
}

/** Another tab may run another version of the site: what it says is checked before it is believed. */
function isTabMessage(data: unknown): data is TabMessage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false;
  if (data.type === 'set') return 'entry' in data;
  return data.type === 'delete' && 'kind' in data && 'id' in data && 'at' in data && typeof data.at === 'number';
}
