import type * as en from '../../en/site/search.ts';

export const search: typeof en.search = {
  unreachable: 'Der Suchindex konnte nicht geladen werden. Prüfe deine Verbindung und öffne die Suche noch einmal.',
  notBuilt: 'Der Suchindex konnte nicht geladen werden. Es gibt ihn nur in der gebauten Website.',
  nothing: (query) => `Nichts gefunden zu „${query}“.`,
  found: (count) => `${count} ${count === 1 ? 'Seite' : 'Seiten'} gefunden`,
};
