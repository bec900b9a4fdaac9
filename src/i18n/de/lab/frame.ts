import type * as en from '../../en/lab/frame.ts';

export const frame: typeof en.frame = {
  close: 'Schließen',
};
