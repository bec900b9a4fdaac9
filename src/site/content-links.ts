import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri';

type HastPlugin = NonNullable<SatteriProcessorOptions['hastPlugins']>[number];

/**
 * Lets Markdown pages say `/guides/streams/` wherever the site lies: links from the root of the site get `base` in front. A plugin of
 * Astro's Markdown processor. Labs and questions, which are not pages, have the same from `components/ui/base-links.ts`.
 *
 * @param base path with a slash at both ends
 */
export function contentLinks(base: string): HastPlugin {
  const below = (address: unknown): address is string => typeof address === 'string' && /^\/(?!\/)/.test(address);
  const prefix = base.replace(/\/$/, '');
  return {
    name: 'hotpath-content-links',
    element: [
      {
        filter: ['a'],
        visit(node, context) {
          const address = node.properties['href'];
          if (below(address)) context.setProperty(node, 'href', prefix + address);
        },
      },
    ],
  };
}
