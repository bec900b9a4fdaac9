import { mainNav as words } from '#words/site/chrome.ts';

export { link } from '../components/ui/link.ts';

/** The main parts of the site, in the order the header shows them. */
export const mainNav = [
  { label: words.guides, path: '/guides/' },
  { label: words.labs, path: '/labs/' },
  { label: words.quizzes, path: '/quizzes/' },
  { label: words.playground, path: '/play/' },
  { label: words.review, path: '/review/' },
  { label: words.interview, path: '/interview/' },
  { label: words.scenarios, path: '/scenarios/' },
  { label: words.progress, path: '/progress/' },
] as const;
