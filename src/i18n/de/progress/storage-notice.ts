import type * as en from '../../en/progress/storage-notice.ts';

export const storageNotice: typeof en.storageNotice = {
  name: 'Speicher',
  save: 'In einer Datei sichern',
  retry: 'Noch einmal versuchen',
  page: 'Dein Fortschritt',
  close: 'Schließen',
  well: 'Alles ist wieder gespeichert.',
};
