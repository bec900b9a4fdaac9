import type * as en from '../../en/site/chrome.ts';

export const mainNav: typeof en.mainNav = {
  guides: 'Guides',
  labs: 'Labs',
  quizzes: 'Quizze',
  playground: 'Playground',
  review: 'Karten',
  interview: 'Interview',
  scenarios: 'Szenarien',
  progress: 'Fortschritt',
};

export const header: typeof en.header = { nav: 'Website', menu: 'Menü', sideNav: 'Menü der Website' };

export const footer: typeof en.footer = {
  promise: 'Hotpath läuft in deinem Browser. Nichts, was du schreibst, verlässt ihn.',
  progress: 'Fortschritt',
  about: 'Über Hotpath',
  offline: 'Offline',
  selfHosting: 'Selbst hosten',
};

export const searchField: typeof en.searchField = {
  open: 'Suche',
  dialog: 'Suche',
  input: 'Guides, Labs und Quizze durchsuchen',
  close: 'Schließen',
};
