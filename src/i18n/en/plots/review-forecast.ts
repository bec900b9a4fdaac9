/** The picture of cards that fall due. */
export const reviewForecast = {
  today: 'today',
  picture: (days: number, cards: number): string => `Cards due in the next ${days} days, ${cards} in all`,
};
