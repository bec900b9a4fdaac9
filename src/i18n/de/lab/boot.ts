import type * as en from '../../en/lab/boot.ts';

export const boot: typeof en.boot = {
  label: 'Node.js startet',
  states: {
    idle: 'nicht begonnen',
    running: 'läuft',
    completed: 'fertig',
    failed: 'gescheitert',
    skipped: 'übersprungen',
  },
  failedAfter: (duration) => `nach ${duration} gescheitert`,
  useEmbedded: 'Eingebettete Engine nehmen',
};
