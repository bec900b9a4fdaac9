import type * as en from '../../en/lab/results.ts';

export const results: typeof en.results = {
  tasks: 'Aufgaben',
  stopped: 'Du hast diesen Lauf gestoppt.',
  earlier: (when) => `Von einem früheren Besuch, ${when}.`,
  changed: 'Dein Code hat sich seit diesem Lauf geändert.',
  list: 'Ergebnisse der Aufgaben',
  older: 'mit älterem Code',
  nothing: 'Führe die Tests aus, um zu sehen, wo du stehst. Der erste Lauf scheitert: Das ist das Lab.',
};

export const solution: typeof en.solution = {
  title: 'Lösung',
  show: 'Lösung zeigen',
  insist: 'Trotzdem zeigen',
  notPassed: 'Du hast noch nicht alle Tests bestanden. Die Hinweise bei jeder Aufgabe verraten weniger.',
  failed: 'Die Lösung konnte nicht geladen werden. Prüfe deine Verbindung und frag noch einmal.',
  compare: 'Mit der Lösung vergleichen',
  take: 'Lösung in den Editor übernehmen',
};
