import type * as en from '../../en/lab/compare.ts';

export const compare: typeof en.compare = {
  titles: { solution: 'Dein Code und die Lösung', shared: 'Dein Code und die andere Version' },
  theirs: { solution: 'Die Lösung', shared: 'Die andere Version' },
  file: 'Datei',
  same: (path) => `${path} ist auf beiden Seiten gleich.`,
  yours: (path) => `Deine Version: ${path}`,
  equalLines: (count) => `${count} gleiche ${count === 1 ? 'Zeile' : 'Zeilen'}`,
  moreLines: (count) => `${count} weitere ${count === 1 ? 'Zeile' : 'Zeilen'}, nicht gezeigt`,
};
