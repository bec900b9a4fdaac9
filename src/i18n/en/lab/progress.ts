/** What a reader has of a lab, on its card. */
export const labProgress = {
  solved: 'solved',
  updated: 'updated since you solved it',
  begun: 'begun',
};
