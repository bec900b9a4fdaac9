/** The headers of what the service worker answers. */

/** A row of the site's header table; `pattern` begins with `/`, which is the site's root. A `*` at its end means "anything from here on". */
export interface AnswerRule {
  readonly pattern: string;
  readonly headers: Readonly<Record<string, string>>;
}

const covers = ({ pattern }: AnswerRule, pathname: string): boolean =>
  pattern.endsWith('*') ? pathname.startsWith(pattern.slice(0, -1)) : pathname === pattern;

/**
 * The headers of an answer for `path` (relative to the site's root): those that the host sent, and those of the table wherever the
 * host sent none or other ones. Policies add up, as they do where a host sends two.
 */
export function answerHeaders(rules: readonly AnswerRule[], path: string, sent: Headers): Headers {
  const headers = new Headers(sent);
  const wanted = Object.assign(
    {},
    ...rules.filter((rule) => covers(rule, `/${path}`)).map((rule) => rule.headers),
  ) as Record<string, string>;
  for (const [name, value] of Object.entries(wanted)) {
    // How long others may keep it was the host's to say.
    if (name === 'Cache-Control') continue;
    if (name === 'Content-Security-Policy' && headers.has(name)) {
      if (!(headers.get(name) ?? '').includes(value)) headers.append(name, value);
    } else headers.set(name, value);
  }
  return headers;
}

/** `response` with the headers that {@link answerHeaders} gives. A redirect that only the browser may look into stays as it is. */
export function withAnswerHeaders(rules: readonly AnswerRule[], path: string, response: Response): Response {
  if (response.type === 'opaqueredirect' || response.type === 'opaque' || response.type === 'error') return response;
  const { status, statusText, headers } = response;
  const bodiless = status === 204 || status === 304;
  const init = { status, statusText, headers: answerHeaders(rules, path, headers) };
  return new Response(bodiless ? null : response.body, init);
}
