import GithubSlugger from 'github-slugger';
import { addressOf } from './content-model.ts';
import { findHeadings, findLinks, splitPage, type ContentFiles } from './content-source.ts';
import type { Problem } from './problems.ts';

/** Ids of a page's headings, as Starlight gives them. */
function anchorsOf(body: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  return new Set(['_top', ...findHeadings(body).map((text) => slugger.slug(text))]);
}

/** Finds links within the site whose page or heading does not exist, in pages, lab texts and questions. */
export function checkLinks(files: ContentFiles, routes: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const pages = new Map<string, ReadonlySet<string> | null>([...routes].map((route) => [route, null]));
  for (const [path, text] of files) {
    const lab = /^labs\/([^/]+)\/lab\.yaml$/.exec(path)?.[1];
    const quiz = /^content\/quizzes\/([^/]+)\.yaml$/.exec(path)?.[1];
    const scenario = /^content\/scenarios\/([^/]+)\/scenario\.yaml$/.exec(path)?.[1];
    if (scenario !== undefined) pages.set(`/scenarios/${scenario}/`, null);
    if (lab !== undefined) pages.set(`/labs/${lab}/`, null);
    if (quiz !== undefined) pages.set(`/quizzes/${quiz}/`, null);
    if (/^content\/docs\/.*\.mdx?$/.test(path))
      pages.set(`/${addressOf(path)}/`.replace('//', '/'), anchorsOf(splitPage(text).body));
  }
  for (const [path, text] of files) {
    const own = /^content\/docs\//.test(path) ? `/${addressOf(path)}/`.replace('//', '/') : null;
    const markdown = /\.mdx?$/.test(path) ? splitPage(text).body : path.endsWith('.yaml') ? text : '';
    for (const { target, line } of findLinks(markdown)) {
      const message = complaint(target, own, pages);
      if (message !== null) problems.push({ path, line, message });
    }
  }
  return problems;
}

function complaint(
  target: string,
  own: string | null,
  pages: ReadonlyMap<string, ReadonlySet<string> | null>,
): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(target) || target.startsWith('{')) return null;
  const [address = '', anchor] = target.split('#');
  const page = address === '' ? own : (address.split('?')[0] ?? '');
  if (page === null) return null;
  if (!page.startsWith('/'))
    return `the link "${target}" is relative; start it with a slash, as in /guides/worker-threads/`;
  const anchors = pages.get(page);
  if (anchors === undefined) {
    return pages.has(`${page}/`)
      ? `the link "${target}" lacks its last slash: ${page}/`
      : `the link "${target}" leads nowhere; there is no page ${page}`;
  }
  if (anchor !== undefined && anchor !== '' && anchors !== null && !anchors.has(anchor)) {
    return `the link "${target}" leads to a heading that ${page} does not have`;
  }
  return null;
}
