/** The bar at the bottom of the window. */
export const offlineNotice = {
  later: 'Later',
  reload: 'Reload',
  isolation: 'Code runs on this page after one reload.',
  update: 'A new version of this site is ready.',
};
