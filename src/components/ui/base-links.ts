import type { MarkedExtension } from 'marked';
import { link } from './link.ts';

/** For `marked`: links from the root of the site lead below the path that the site lies at (`link`). */
export const baseLinks: MarkedExtension = {
  walkTokens(token) {
    const address: unknown = token.type === 'link' ? token['href'] : undefined;
    if (typeof address === 'string' && /^\/(?!\/)/.test(address)) Object.assign(token, { href: link(address) });
  },
};
