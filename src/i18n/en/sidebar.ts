/** Labels of the sidebar that are not titles of content. */
export const sidebar = {
  labs: 'Labs',
  quiz: 'Quiz',
  scenarios: 'Scenarios',
  site: 'This site',
};
