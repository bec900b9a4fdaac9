import type * as en from '../../en/play/bar.ts';

export const playBar: typeof en.playBar = {
  run: 'Ausführen',
  start: 'Mit einer Vorlage beginnen',
  templates: 'Vorlagen',
  reset: 'Dateien zurücksetzen',
  nothing: 'Noch ist nichts gelaufen. Alles läuft in deinem Browser.',
  fromGuide: 'Das sind die Programme aus dem Guide. „Rückgängig“ bringt deine eigenen Dateien zurück.',
  undoTemplate: '„Rückgängig“ bringt deine eigenen Dateien zurück.',
  templateFailed: 'Die Vorlage konnte nicht geladen werden. Prüfe deine Verbindung und versuch es noch einmal.',
};
