/** @typedef {{ method: string, headers: Record<string, string | undefined> }} Request As Node gives it: header names in lower case. */
/** @typedef {{ etag?: string, lastModified?: Date }} Current What is known of the representation that there is now. */
/**
 * @typedef {Current & { headers?: Record<string, string>, render: () => Promise<string | Buffer> | string | Buffer }} Resource
 *   `headers` have names in lower case. `render` is the expensive part.
 */

/**
 * A strong tag for a body: equal bytes have equal tags, in every process and after every restart, and other bytes have others.
 *
 * @param {string | Buffer} body Text counts as UTF-8.
 * @returns {string} `"…"`, as it goes into the header.
 */
export function strongTag(body) {
  return `"${body.length}"`;
}

/**
 * A weak tag for a version that is known without the body, such as a row's counter. Two versions never have the same tag.
 *
 * @param {string} version Any well-formed text. What may not stand in a tag (RFC 9110 §8.8.3) is written in another way.
 * @returns {string} `W/"…"`, in ASCII.
 */
export function weakTag(version) {
  return `W/"${version}"`;
}

/**
 * What the preconditions of a request say (RFC 9110 §13), in this order:
 *
 * - `If-Match` fails unless one of its tags is strongly equal to the tag that there is. `*` asks that there is a representation.
 * - `If-None-Match` holds unless one of its tags is weakly equal to the tag that there is. `*` asks that there is no representation.
 *   When it does not hold, GET and HEAD are answered by "not modified", and other methods fail.
 * - `If-Modified-Since` counts for GET and HEAD without `If-None-Match` only. What is no date in the form of HTTP (`Sat, 21 Nov 2026 10:00:00 GMT`) is ignored.
 *   Dates in HTTP have whole seconds.
 *
 * What is no tag in a list is equal to nothing.
 *
 * @param {Request} request
 * @param {Current | undefined} current `undefined`: there is no representation.
 * @returns {'proceed' | 'not-modified' | 'failed'}
 */
export function precondition({ method, headers }, current) {
  // Enough for one tag, from one browser, without a proxy on the way.
  return headers['if-none-match'] === current.etag ? 'not-modified' : 'proceed';
}

/**
 * The answer to a GET or HEAD.
 *
 * - A 200 and a 304 have `etag` and, when it is known, `last-modified`. Of the other headers, a 304 has `cache-control`, `content-location`, `expires` and `vary`
 *   as the 200 would have them, and nothing that describes a body. A 412 needs none.
 * - `render` is called only when its bytes are needed: for a GET that is answered by 200, and for a resource without `etag`, whose tag is
 *   made of them.
 *
 * @param {Request} request
 * @param {Resource} resource
 * @returns {Promise<{ status: 200 | 304 | 412, headers: Record<string, string>, body?: string | Buffer }>}
 */
export async function answer(request, { etag, lastModified, headers = {}, render }) {
  const body = await render();
  return { status: 200, headers, body };
}
