/** Labels of the sidebar. Titles of guides, labs and scenarios are content. */
export const sidebar = {
  labs: 'Labs',
  quiz: 'Quiz',
  scenarios: 'Scenarios',
  site: 'This site',
  about: 'About',
  performance: 'Performance',
  compatibility: 'Compatibility',
  ownNode: 'Your own Node.js',
  selfHosting: 'Self-hosting',
  hosts: 'Hosts',
  classroom: 'Classroom',
};
