import type * as en from '../../en/lab/share-link.ts';

export const shareLink: typeof en.shareLink = {
  tooMany: (most) => `Ein Link fasst höchstens ${most} Dateien. Kopiere deine als Markdown oder lade sie herunter.`,
  tooLong: 'Deine Änderungen sind zu lang für einen Link. Kopiere sie als Markdown oder lade sie herunter.',
  otherVersion:
    'Dieser Link ist von einer anderen Version dieser Website. Lade die Seite neu, oder lass ihn dir noch einmal schicken.',
  longerThanAny: 'Dieser Link ist länger als jeder, den diese Website macht.',
  otherLab: 'Dieser Link gehört zu einem anderen Lab.',
  nothing: 'In diesem Link steht keine Datei, die man in diesem Lab bearbeiten kann.',
  broken: 'Dieser Link ist kaputt, vielleicht unterwegs abgeschnitten. Lass ihn dir noch einmal schicken.',
};
