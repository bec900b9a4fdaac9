import type * as en from '../../en/offline/notice.ts';

export const offlineNotice: typeof en.offlineNotice = {
  later: 'Später',
  reload: 'Neu laden',
  isolation: 'Code läuft auf dieser Seite, sobald sie einmal neu geladen ist.',
  update: 'Eine neue Version dieser Website ist da.',
};
