import type * as en from '../en/sidebar.ts';

export const sidebar: typeof en.sidebar = {
  labs: 'Labs',
  quiz: 'Quiz',
  scenarios: 'Szenarien',
  site: 'Diese Website',
  about: 'Über Hotpath',
  performance: 'Performance',
  compatibility: 'Kompatibilität',
  ownNode: 'Dein eigenes Node.js',
  selfHosting: 'Selbst hosten',
  hosts: 'Hosts',
  classroom: 'Kursraum',
};
