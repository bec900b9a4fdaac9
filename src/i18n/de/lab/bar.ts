import type * as en from '../../en/lab/bar.ts';

export const bar: typeof en.bar = {
  stop: 'Stopp',
  share: 'Teilen',
  keys: 'Tasten',
  full: 'Vollbild',
  undo: 'Rückgängig',
  dialogFailed: 'Das konnte nicht geladen werden. Prüfe deine Verbindung und versuch es noch einmal.',
};
