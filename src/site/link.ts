export { link } from '../components/ui/link.ts';

/** The main parts of the site, in the order the header shows them. */
export const mainNav = [
  { label: 'Guides', path: '/guides/' },
  { label: 'Labs', path: '/labs/' },
  { label: 'Quizzes', path: '/quizzes/' },
  { label: 'Playground', path: '/play/' },
  { label: 'Review', path: '/review/' },
  { label: 'Interview', path: '/interview/' },
  { label: 'Scenarios', path: '/scenarios/' },
  { label: 'Progress', path: '/progress/' },
] as const;
