import type { MarkedExtension } from 'marked';

/** Addresses that a link may have: on this site, on the web, or a mail. */
const ADDRESS = /^(?:https?:\/\/|mailto:|[\w./@-]*(?:[?#]|$))/i;

/**
 * For `marked`: Markdown of labs, questions and scenarios is text. HTML in it, and links to anything but addresses, stop the build: nothing
 * that one of them says can become script on a page.
 * @throws {Error} with the text that is to be changed.
 */
export const noMarkup: MarkedExtension = {
  walkTokens(token) {
    if (token.type === 'html')
      throw new Error(`HTML in Markdown: ${JSON.stringify(token.raw.slice(0, 80))}. Write it as \`code\`, or without.`);
    const address: unknown = token.type === 'link' || token.type === 'image' ? token['href'] : '';
    if (typeof address === 'string' && !ADDRESS.test(address.trim()))
      throw new Error(
        `A link in Markdown leads to ${JSON.stringify(address.slice(0, 80))}. Use https:, or a path on this site.`,
      );
  },
};
