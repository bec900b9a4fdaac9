/**
 * Address of a page on this site, wherever it is served from (`base` of Astro's configuration).
 *
 * @param path absolute path within the site, for example `/labs/`
 */
export function link(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}

/** The main parts of the site, in the order the header shows them. */
export const mainNav = [
  { label: 'Guides', path: '/guides/' },
  { label: 'Labs', path: '/labs/' },
  { label: 'Quizzes', path: '/quizzes/' },
] as const;
