import type * as en from '../../en/lab/progress.ts';

export const labProgress: typeof en.labProgress = {
  solved: 'gelöst',
  updated: 'geändert, seit du es gelöst hast',
  begun: 'begonnen',
};
