import type * as en from '../../en/lab/file-tree.ts';

export const fileTree: typeof en.fileTree = {
  label: 'Dateibaum',
  newName: 'Name der neuen Datei',
  otherName: (path) => `Neuer Name von ${path}`,
  saveName: 'Namen speichern',
  cancel: 'Abbrechen',
  add: 'Neue Datei',
  rename: 'Umbenennen',
  renameLabel: (path) => `${path} umbenennen`,
  remove: 'Löschen',
  removeLabel: (path) => `${path} löschen`,
  created: (path) => `${path} ist angelegt und noch leer.`,
  renamed: (from, to) => `${from} heißt jetzt ${to}. Importe davon sind, wie du sie geschrieben hast.`,
  removed: (path) => `${path} ist gelöscht. „Rückgängig“ bringt sie zurück.`,
  onlyFile: 'Das ist die einzige Datei. Leg erst eine andere an.',
  noName: 'Gib der Datei einen Namen, zum Beispiel helper.js.',
  taken: (path) => `Eine Datei ${path} gibt es schon. Nimm einen anderen Namen.`,
  graders: 'In diesem Ordner liegt, was deinen Code bewertet. Nimm einen anderen.',
  ending: 'Der Name muss auf .js, .mjs, .cjs, .ts, .json, .txt oder .md enden.',
  characters:
    'Erlaubt sind Buchstaben ohne Umlaute, Ziffern, Punkte, Binde- und Unterstriche, und / zwischen Ordnern. Höchstens 80 Zeichen.',
};
