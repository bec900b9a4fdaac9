import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { LabSummary } from '../../lab/session/package.ts';
import { LabSession } from '../../lab/session/session.ts';
import type { SessionState } from '../../lab/session/state.ts';
import { LabEngines } from './engines.ts';
import { drawsLater } from './draws-later.ts';
import { browserPorts } from './ports.ts';

/** A dialog and what it shows. */
export type LabDialog =
  | {
      name: 'compare';
      /** What the reader's files are compared with. */
      whose: 'solution' | 'shared';
      files: Readonly<Record<string, string>>;
    }
  | { name: 'share' | 'keys' };

/** A session and its state as a signal. */
export interface LabClient {
  session: LabSession;
  state: ReadonlySignal<SessionState>;
  engines: LabEngines;
  /** The dialog that is open. */
  dialog: Signal<LabDialog | undefined>;
}

const clients = new Map<string, LabClient>();

/** The session of a lab on this page; all of its islands share one. On the server it only draws the state before a click. */
export function labClient(summary: LabSummary): LabClient {
  const known = clients.get(summary.id);
  if (known) return known;
  const engines = new LabEngines(summary);
  const session = new LabSession(summary, browserPorts(summary, engines));
  const state = signal(session.state);
  session.subscribe(drawsLater(session.state, (next) => (state.value = next)));
  const client = { session, state, engines, dialog: signal<LabDialog | undefined>(undefined) };
  if (typeof document !== 'undefined') {
    clients.set(summary.id, client);
    void session.restore();
    void engines.restore();
  }
  return client;
}
