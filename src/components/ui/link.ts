/**
 * Address of a page on this site, wherever it is served from (`base` of Astro's configuration).
 *
 * @param path absolute path within the site, for example `/labs/`
 */
export function link(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}
