import type * as en from '../../en/plots/review-forecast.ts';

export const reviewForecast: typeof en.reviewForecast = {
  today: 'heute',
  picture: (days, cards) => `Fällige Karten der nächsten ${days} Tage, zusammen ${cards}`,
};
