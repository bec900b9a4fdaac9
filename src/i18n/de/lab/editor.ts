import type * as en from '../../en/lab/editor.ts';

export const editor: typeof en.editor = {
  label: (path, writable) =>
    `${path}${writable ? '. Enter, um zu bearbeiten, Escape, um den Editor zu verlassen.' : ', schreibgeschützt.'}`,
  failed: 'Der Editor konnte nicht geladen werden. Prüfe deine Verbindung.',
  retry: 'Noch einmal',
  grades: 'Schreibgeschützt: Damit wird dein Code bewertet.',
  keysOfLab: 'Esc verlässt den Editor. Strg+Enter führt die Tests aus.',
  keysOfPlay: 'Esc verlässt den Editor. Strg+Enter führt den Befehl aus.',
  reset: 'Datei zurücksetzen',
  showTests: 'Tests zeigen',
  tree: 'Dateibaum',
  files: 'Dateien',
  edited: 'geändert',
  readOnly: 'schreibgeschützt',
};
