import type * as en from '../../en/lab/toolbar.ts';

export const toolbar: typeof en.toolbar = {
  run: 'Tests ausführen',
  bench: (id) => (id === undefined ? 'Benchmark starten' : `Benchmark: ${id}`),
  reset: 'Zurücksetzen',
  earlier: 'Von einem früheren Besuch.',
  nothing: 'Noch ist nichts gelaufen.',
  outdated:
    'Dieses Lab hat sich geändert, seit du daran gearbeitet hast. Deine Änderungen sind noch da. Führe die Tests noch einmal aus, oder setz das Lab zurück.',
  engine: 'Engine',
  engines: { auto: 'Automatisch', 'browser-node': 'Eingebettet', webcontainer: 'WebContainer' },
  idle: 'Node.js startet mit dem ersten Lauf.',
};
