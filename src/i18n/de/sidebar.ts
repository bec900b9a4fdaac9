import type * as en from '../en/sidebar.ts';

export const sidebar: typeof en.sidebar = {
  labs: 'Labs',
  quiz: 'Quiz',
  scenarios: 'Szenarien',
  site: 'Diese Website',
};
