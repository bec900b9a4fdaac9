import { signal, type ReadonlySignal } from '@preact/signals';
import type { LabSummary } from '../../lab/session/package.ts';
import { LabSession } from '../../lab/session/session.ts';
import type { SessionState } from '../../lab/session/state.ts';
import { browserPorts } from './ports.ts';

/** A session and its state as a signal. */
export interface LabClient {
  session: LabSession;
  state: ReadonlySignal<SessionState>;
}

const clients = new Map<string, LabClient>();

/** The session of a lab on this page; all of its islands share one. On the server it only draws the state before a click. */
export function labClient(summary: LabSummary): LabClient {
  const known = clients.get(summary.id);
  if (known) return known;
  const session = new LabSession(summary, browserPorts(summary));
  const state = signal(session.state);
  session.subscribe((next) => {
    state.value = next;
  });
  const client = { session, state };
  if (typeof document !== 'undefined') {
    clients.set(summary.id, client);
    void session.restore();
  }
  return client;
}
