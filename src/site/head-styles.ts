const SHEET = /<link\b[^>]*\brel="stylesheet"[^>]*>/g;

/**
 * `html` with the stylesheets of its body moved to the end of its head, each once, in the order of their first use. Expressive
 * Code links its sheet at each first block: one that comes that late has the browser compute the style of the whole page twice.
 */
export function withStylesInHead(html: string): string {
  const end = html.indexOf('</head>');
  if (end === -1) return html;
  const head = html.slice(0, end);
  const body = html.slice(end);
  const late = new Set([...body.matchAll(SHEET)].map(([link]) => link));
  const missing = [...late].filter((link) => !head.includes(link));
  return head + missing.join('') + body.replaceAll(SHEET, '');
}
