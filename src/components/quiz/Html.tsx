import { contentLanguage } from '#words/locale.ts';
import { trustedHtml } from '../ui/trusted-html.ts';

/** Content that was Markdown of this repository and became HTML at build time. */
export function Html({ text, as: Tag = 'span' }: { text: string; as?: 'span' | 'div' }) {
  return <Tag lang={contentLanguage} dangerouslySetInnerHTML={{ __html: trustedHtml(text) }} />;
}
