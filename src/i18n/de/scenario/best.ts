import type * as en from '../../en/scenario/best.ts';

export const best: typeof en.best = {
  share: (share) => `Bestes Ergebnis: ${Math.round(share * 100)} %.`,
  underWay: 'Angefangen.',
};
