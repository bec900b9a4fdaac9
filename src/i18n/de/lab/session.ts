import type * as en from '../../en/lab/session.ts';

export const session: typeof en.session = {
  testing: 'Die Tests laufen.',
  benching: 'Der Benchmark läuft.',
  stopped: 'Gestoppt.',
  otherTab:
    'Ein anderer Tab hat dieses Lab zur selben Zeit geändert. „Rückgängig“ bringt zurück, was in diesem Tab stand.',
  fileReset: (path) => `${path} ist wieder wie am Anfang.`,
  labReset: 'Alle Dateien sind wieder wie am Anfang.',
  undone: 'Rückgängig gemacht. Deine Änderungen sind wieder da.',
  kept: 'In diesem Browser gespeichert, wie jede Änderung, sobald du sie machst.',
  solutionTaken: 'In deinen Dateien steht jetzt die Lösung.',
  notDownloaded: 'Das Lab konnte nicht geladen werden. Prüfe deine Verbindung und versuch es noch einmal.',
};

export const taskStates: typeof en.taskStates = {
  none: 'nicht gelaufen',
  running: 'läuft',
  passed: 'bestanden',
  failed: 'nicht bestanden',
  skipped: 'übersprungen',
};
