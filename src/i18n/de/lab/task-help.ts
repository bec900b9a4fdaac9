import type * as en from '../../en/lab/task-help.ts';

export const taskHelp: typeof en.taskHelp = {
  run: 'Nur diese Aufgabe',
  runLabel: (title) => `Nur diese Aufgabe ausführen: ${title}`,
  failed: 'Die Hinweise konnten nicht geladen werden. Prüfe deine Verbindung und frag noch einmal.',
  again: (hints) => (hints === 1 ? 'Erbetenen Hinweis zeigen' : `Die ${hints} erbetenen Hinweise zeigen`),
  first: 'Gib mir einen Hinweis',
  next: (hint, of) => `Nächster Hinweis (${hint} von ${of})`,
};
