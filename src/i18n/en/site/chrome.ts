/** What is around every page: header, navigation, footer. */
export const mainNav = {
  guides: 'Guides',
  labs: 'Labs',
  quizzes: 'Quizzes',
  playground: 'Playground',
  review: 'Review',
  interview: 'Interview',
  scenarios: 'Scenarios',
  progress: 'Progress',
};

export const header = { nav: 'Site', menu: 'Menu', sideNav: 'Site menu' };

export const footer = {
  promise: 'Hotpath runs in your browser. Nothing you write leaves it.',
  progress: 'Progress',
  about: 'About',
  offline: 'Offline',
  selfHosting: 'Self-hosting',
};

/** The search dialog as it is built. */
export const searchField = {
  open: 'Search',
  dialog: 'Search',
  input: 'Search guides, labs and quizzes',
  close: 'Close',
};
