import { contentLanguage } from '#words/locale.ts';
import { site } from '#words/site/setup.ts';
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { PICTURE, pictureFile } from './page-picture.ts';

type SidebarEntry = StarlightRouteData['sidebar'][number];

const holdsCurrent = (entry: SidebarEntry): boolean =>
  entry.type === 'link' ? entry.isCurrent : entry.entries.some(holdsCurrent);

/** `canonical` and `og:url` need the address the site is published at; without SITE_URL we do not claim one. */
const claimsAddress = (tag: StarlightRouteData['head'][number]): boolean =>
  tag.attrs?.['rel'] === 'canonical' || tag.attrs?.['rel'] === 'sitemap' || tag.attrs?.['property'] === 'og:url';

/** The route of Starlight's own that pages of `content/docs` are made by. */
const CONTENT = '/[...slug]';

/**
 * Runs for every page. A page shows the sidebar of its own section only: with the whole curriculum in it, each page would
 * carry a link to every other and the build would grow quadratically.
 */
export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  // Pages of content, not those that src/pages makes around it.
  if (contentLanguage !== undefined && context.routePattern === CONTENT) route.entryMeta.lang = contentLanguage;
  const current = route.sidebar.filter(holdsCurrent);
  if (current.length > 0) {
    route.sidebar = current;
  } else {
    route.sidebar = route.sidebar.map((entry) => (entry.type === 'group' ? { ...entry, collapsed: true } : entry));
  }
  if (!import.meta.env['SITE_URL'] || !context.site) {
    route.head = route.head.filter((tag) => !claimsAddress(tag));
    return;
  }
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const picture = pictureFile(context.url.pathname.slice(base.length));
  const image = new URL(`${base}/${picture ?? 'og.png'}`, context.site).href;
  const feed = `${base}/feed.xml`;
  const group = route.sidebar.find(holdsCurrent);
  route.head.push(
    { tag: 'link', attrs: { rel: 'alternate', type: 'application/rss+xml', title: 'Hotpath', href: feed } },
    { tag: 'meta', attrs: { property: 'og:image', content: image } },
    { tag: 'meta', attrs: { property: 'og:image:width', content: String(PICTURE.width) } },
    { tag: 'meta', attrs: { property: 'og:image:height', content: String(PICTURE.height) } },
    { tag: 'meta', attrs: { property: 'og:image:alt', content: picture ? route.entry.data.title : site.picture } },
  );
  if (picture && group) route.head.push({ tag: 'meta', attrs: { property: 'article:section', content: group.label } });
});
