import type * as en from '../../en/lab/task-help.ts';

export const taskHelp: typeof en.taskHelp = {
  run: 'Diese Aufgabe testen',
  runLabel: (title) => `Diese Aufgabe testen: ${title}`,
  failed: 'Die Hinweise konnten nicht geladen werden. Prüfe deine Verbindung und frag noch einmal.',
  again: (hints) => (hints === 1 ? 'Den Hinweis wieder zeigen' : `Die ${hints} Hinweise wieder zeigen`),
  first: 'Gib mir einen Hinweis',
  next: (hint, of) => `Nächster Hinweis (${hint} von ${of})`,
};
