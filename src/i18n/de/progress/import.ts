import type * as en from '../../en/progress/import.ts';

export const badFile: typeof en.badFile = {
  noExport:
    'Diese Datei ist kein gesicherter Hotpath-Fortschritt. Nimm die JSON-Datei, die du mit „In einer Datei sichern“ bekommen hast.',
  tooLarge: (megabytes, most) =>
    `Diese Datei hat ${megabytes.toFixed(1).replace('.', ',')} MB. Gesicherter Fortschritt hat höchstens ${most} MB.`,
  noJson: 'Diese Datei ist kein JSON. Nimm die Datei, die du mit „In einer Datei sichern“ bekommen hast.',
  version: (found) =>
    `Diese Datei hat die Version ${found}. Lade die Seite neu, damit du die neueste Website hast, und importiere noch einmal.`,
  tooMany: (entries, most) => `Diese Datei hat ${entries} Einträge. Gesicherter Fortschritt hat höchstens ${most}.`,
  entry: (place) => `Eintrag ${place}`,
  shape: (kind) => `sieht nicht aus wie „${kind}“`,
};

export const importPreview: typeof en.importPreview = {
  heading: (name) => `Was ${name} ändern würde`,
  table: 'Einträge nach Art',
  kind: 'Was',
  cases: { new: 'Neu', newer: 'Neuer als deine', older: 'Älter als deine', identical: 'Gleich' },
  choose: 'Übernehmen',
  take: {
    new: (count) => `was du nicht hast (${count})`,
    newer: (count) => `was neuer ist als deins (${count})`,
    older: (count) => `was älter ist, anstelle von deinem (${count})`,
  },
  refused: (count) => (count === 1 ? 'Ein Eintrag wird abgelehnt' : `${count} Einträge werden abgelehnt`),
  more: (count) => `und ${count} weitere`,
  load: (count) => `Übernehmen (${count})`,
  cancel: 'Abbrechen',
  nothing: 'Es steht nichts darin, was du nicht schon hast.',
};
