import type * as en from '../../en/guide/regions.ts';

export const regions: typeof en.regions = {
  output: (number) => `Ausgabe, Block ${number}`,
  source: (file) => `Quelltext von ${file}`,
  sourceOf: (file, question) => `Quelltext von ${file}, ${question}`,
  notLoaded: 'Was Programme ausführt, konnte nicht geladen werden. Prüfe das Netz und lade die Seite neu.',
};
