import type * as en from '../../en/progress/file.ts';

export const progressFile: typeof en.progressFile = {
  save: 'In einer Datei sichern',
  load: 'Aus einer Datei laden',
  hint: 'Alles, was du auf dieser Website gemacht hast, in einer JSON-Datei. Bevor etwas geladen wird, siehst du, was sich ändern würde.',
  label: (name) => `Geladen aus ${name}`,
  loaded: (taken, kept) => `${taken} ${taken === 1 ? 'Eintrag' : 'Einträge'} übernommen, ${kept} unverändert gelassen.`,
  cancelled: 'Es wurde nichts geändert.',
  undo: 'Rückgängig machen',
  undone: (restored, changed) =>
    `${restored} ${restored === 1 ? 'Eintrag ist' : 'Einträge sind'} wieder wie zuvor.${
      changed === 0
        ? ''
        : ` ${changed} ${changed === 1 ? 'wurde' : 'wurden'} seitdem geändert und ${changed === 1 ? 'bleibt' : 'bleiben'} so.`
    }`,
  broken: 'Die Datei kann nicht gelesen werden.',
};
