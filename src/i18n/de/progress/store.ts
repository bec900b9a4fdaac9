import type * as en from '../../en/progress/store.ts';

export const badEntry: typeof en.badEntry = {
  noObject: 'ist kein Objekt',
  format: (found, newest) => `hat das Format ${found}, diese Website liest Formate bis ${newest}`,
  kind: (found) => `hat die unbekannte Art ${found}`,
  noId: 'hat keine id',
  foreignId: 'hat eine id, die es hier nicht gibt',
  noHash: 'hat keinen contentHash',
  noTime: 'hat kein updatedAt',
  noValue: 'hat keinen Wert',
  parts: (most) => `hat mehr als ${most} Teile`,
  depth: (most) => `hat mehr als ${most} ineinander liegende Objekte`,
  field: (name) => `hat ein Feld namens ${name}`,
  noJson: 'enthält etwas, das JSON nicht kennt',
  characters: (most) => `hat mehr als ${most} Zeichen Text`,
  ofType: (type) => `vom Typ ${type}`,
};

export const asideReason: typeof en.asideReason = {
  unreadable: 'kann nicht gelesen werden',
  twoTabs: 'wurde in zwei Tabs gleichzeitig geändert, und das ist die ältere Fassung',
  future: 'wurde von einer neueren Version dieser Website angelegt',
};

export const notKept: typeof en.notKept = {
  blocked:
    'Dein Browser erlaubt dieser Website keinen Speicher, deshalb bleibt deine Arbeit nur erhalten, bis du diesen Tab schließt.',
  full: 'Dein Browser hat keinen Platz mehr für diese Website. Was du jetzt tust, bleibt nur erhalten, bis du diesen Tab schließt. Sichere es in einer Datei, oder schaffe Platz und versuche es noch einmal.',
  newer:
    'Eine neuere Version dieser Website hat deinen Fortschritt gespeichert. Du kannst ihn sehen, aber was du jetzt tust, bleibt nur erhalten, bis du diesen Tab schließt. Lade die Seite neu.',
  waiting:
    'In einem anderen Tab ist eine ältere Version dieser Website offen, deshalb bleibt, was du jetzt tust, nur erhalten, bis du diesen Tab schließt. Schließe den anderen Tab.',
  refused:
    'Dein Browser hat das Speichern abgelehnt. Sichere deinen Fortschritt in einer Datei, bevor du diesen Tab schließt.',
};
