import type * as en from '../../en/engine-check/page.ts';

export const engineCheck: typeof en.engineCheck = {
  check: 'Beide Engines prüfen',
  stop: 'Stopp',
  copy: 'Bericht kopieren',
  copied: 'Der Bericht ist in deiner Zwischenablage.',
  select: 'Dein Browser gibt die Zwischenablage nicht frei: Der Text unten ist markiert, kopiere ihn.',
  checking: 'Die Prüfung läuft. Das dauert ein bis zwei Minuten.',
  checked: 'Geprüft.',
  nothing: 'Es wurde noch nichts geprüft.',
  text: 'Der Bericht als Text',
  report: 'Bericht',
  ownWords: (detail) => `In ihren eigenen Worten: ${detail}`,
  start: (engine) => `Start: ${engine}`,
  results: 'Ergebnisse',
  what: 'Was',
  status: { pass: 'geht', fail: 'geht nicht', skip: 'ausgelassen' },
  step: {
    idle: 'wartet',
    running: 'läuft',
    completed: 'fertig',
    failed: 'fehlgeschlagen',
    skipped: 'ausgelassen',
  },
  engines: { 'browser-node': 'Eingebettete Engine', webcontainer: 'WebContainer' },
  notYet: 'Noch nicht geprüft.',
  summary: (node, passed, failed, skipped) =>
    `Node.js ${node}: ${passed} bestanden, ${failed} durchgefallen, ${skipped} ausgelassen.`,
};
