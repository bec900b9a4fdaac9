import { trustedHtml } from '../ui/trusted-html.ts';

/** Text that was Markdown of this repository and became HTML at build time. */
export function Html({ text, as: Tag = 'span' }: { text: string; as?: 'span' | 'div' }) {
  return <Tag dangerouslySetInnerHTML={{ __html: trustedHtml(text) }} />;
}
