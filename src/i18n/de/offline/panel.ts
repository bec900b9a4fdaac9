import type * as en from '../../en/offline/panel.ts';

export const offlinePanel: typeof en.offlinePanel = {
  missing: 'Es gibt kein Netz, und die Seite, die du wolltest, ist nicht auf diesem Gerät.',
  looking: 'Es wird nachgesehen, was auf diesem Gerät ist.',
  all: 'Alles ist offline verfügbar',
  keep: (size) => `Alles offline verfügbar machen (${size})`,
  cancel: 'Abbrechen',
  remove: 'Offline-Kopie entfernen',
  removed:
    'Die Offline-Kopie ist entfernt. Dein Fortschritt bleibt. Seiten, die du ab jetzt öffnest, werden wieder behalten.',
  copy: 'Offline-Kopie',
  of: (here, all) => `${here} von ${all}`,
  here: (here, all) => `${here} von ${all} sind auf diesem Gerät.`,
  part: 'Teil',
  files: 'Dateien hier',
  size: 'Größe hier',
};

export const offlineParts: typeof en.offlineParts = {
  guides: 'Guides',
  labs: 'Labs und Playground',
  questions: 'Quizze, Interviews, Szenarien',
  engine: 'Node.js-Engine',
  assets: 'Editor, Skripte, Stile',
  search: 'Suche',
  rest: 'Alles andere',
};

const files = (count: number): string => (count === 1 ? '1 Datei' : `${count} Dateien`);

export const downloadEnd: typeof en.downloadEnd = {
  done: 'Alles ist auf diesem Gerät. Neue Versionen der Website werden ganz geladen.',
  cancelled: 'Abgebrochen. Was bis dahin kam, bleibt; der Knopf macht dort weiter.',
  full: 'Dein Browser hat keinen Platz mehr für diese Website. Was bis dahin kam, bleibt. Schaffe Platz auf der Festplatte oder entferne die Daten anderer Websites, dann mach mit dem Knopf weiter.',
  network: (count) =>
    `${files(count)} ${count === 1 ? 'war' : 'waren'} nicht zu erreichen. Prüfe deine Verbindung, dann mach mit dem Knopf weiter.`,
  damaged: (count) =>
    `${files(count)} ${count === 1 ? 'kam anders an, als sie gebaut wurde, und wurde' : 'kamen anders an, als sie gebaut wurden, und wurden'} nicht behalten. Lade diese Seite neu: Vielleicht gibt es eine neue Version. Wenn das wieder passiert, ändert etwas zwischen dir und dem Host die Dateien.`,
  room: (used, allowed) => `Sie belegt ${used} von ${allowed}, die der Browser ihr erlaubt.`,
};

export const noOffline: typeof en.noOffline = {
  development: 'Der Entwicklungsserver behält nichts offline. Probier es mit npm start aus.',
  insecure:
    'Browser behalten Websites nur über HTTPS oder auf localhost offline, und diese Adresse ist keins von beiden.',
  unknown: 'Dieser Browser kann Websites nicht offline behalten. Vielleicht liegt es an einem privaten Fenster.',
  notStarted: 'Die Offline-Kopie konnte nicht gestartet werden. Lade diese Seite neu und versuche es noch einmal.',
  refused: (reason) =>
    `Dieser Browser lässt die Website nichts offline behalten. Erlaube ihr, Daten zu speichern, und lade neu. (${reason})`,
};
