import { budgetOf } from '../bench-size/weight.ts';

/** One page of each kind that the site has. */
export const PAGE_TYPES: Readonly<Record<string, string>> = {
  home: '/',
  'section overview': '/guides/worker-threads/',
  guide: '/guides/worker-threads/pools/',
  'list of labs': '/labs/',
  lab: '/labs/worker-pool/',
  quiz: '/quizzes/worker-threads/',
  interview: '/interview/worker-threads/',
  'mock interview': '/interview/mock/',
  scenario: '/scenarios/memory-leak/',
  playground: '/play/',
  questions: '/questions/',
  review: '/review/',
  progress: '/progress/',
  offline: '/offline/',
  'engine check': '/engine-check/',
  about: '/about/',
  'not found': '/404.html',
};

/** KiB, brotli, that a page should weigh at most before a click. Guides and labs have promises of their own, tighter than what CI holds. */
export function weightBudget(path: string): number {
  if (path.startsWith('/guides/')) return 35;
  if (path.startsWith('/labs/') && path !== '/labs/') return 45;
  return budgetOf(path) / 1024;
}
