import { createHash } from 'node:crypto';

/** @typedef {{ method: string, headers: Record<string, string | undefined> }} Request As Node gives it: header names in lower case. */
/** @typedef {{ etag?: string, lastModified?: Date }} Current What is known of the representation that there is now. */
/**
 * @typedef {Current & { headers?: Record<string, string>, render: () => Promise<string | Buffer> | string | Buffer }} Resource
 *   `headers` have names in lower case. `render` is the expensive part.
 */

/** Of the headers of a resource, those that a 304 repeats (RFC 9110 §15.4.5). The others describe a body, and there is none. */
const REPEATED = ['cache-control', 'content-location', 'expires', 'vary'];

/** What `Date.prototype.toUTCString` writes, and HTTP servers with it. */
const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * A strong tag for a body: equal bytes have equal tags, in every process and after every restart, and other bytes have others.
 *
 * @param {string | Buffer} body Text counts as UTF-8.
 * @returns {string} `"…"`, as it goes into the header.
 */
export function strongTag(body) {
  return `"${createHash('sha256').update(body).digest('base64url')}"`;
}

/**
 * A weak tag for a version that is known without the body, such as a row's counter. Two versions never have the same tag.
 *
 * @param {string} version Any well-formed text. What may not stand in a tag (RFC 9110 §8.8.3) is written in another way.
 * @returns {string} `W/"…"`, in ASCII.
 */
export function weakTag(version) {
  return `W/"${encodeURIComponent(version)}"`;
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
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch, 'if-modified-since': since } = headers;
  if (ifMatch !== undefined && !anyTag(ifMatch, current, stronglyEqual)) return 'failed';
  const reads = method === 'GET' || method === 'HEAD';
  if (ifNoneMatch !== undefined) {
    if (!anyTag(ifNoneMatch, current, weaklyEqual)) return 'proceed';
    return reads ? 'not-modified' : 'failed';
  }
  return reads && unchangedSince(since, current?.lastModified) ? 'not-modified' : 'proceed';
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
  let body;
  if (etag === undefined) {
    body = await render();
    etag = strongTag(body);
  }
  const verdict = precondition(request, { etag, lastModified });
  if (verdict === 'failed') return { status: 412, headers: {} };

  const validators = { etag, ...(lastModified && { 'last-modified': lastModified.toUTCString() }) };
  if (verdict === 'not-modified') {
    const repeated = Object.entries(headers).filter(([name]) => REPEATED.includes(name));
    return { status: 304, headers: { ...Object.fromEntries(repeated), ...validators } };
  }
  const all = { ...headers, ...validators };
  if (request.method === 'HEAD') return { status: 200, headers: all };
  return { status: 200, headers: all, body: body ?? (await render()) };
}

/** A tag (RFC 9110 §8.8.3). */
const TAG = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;

/** Whether a header with a list of tags, or `*`, names the representation that there is. */
function anyTag(header, current, equal) {
  if (current === undefined) return false;
  if (header.trim() === '*') return true;
  const elements = header.match(/(?:"[^"]*"|[^,])+/g) ?? [];
  const tags = elements.map((element) => element.trim()).filter((element) => TAG.test(element));
  return tags.some((tag) => equal(tag, current.etag));
}

function weaklyEqual(a, b) {
  return b !== undefined && a.replace(/^W\//, '') === b.replace(/^W\//, '');
}

function stronglyEqual(a, b) {
  return a === b && !a.startsWith('W/');
}

function unchangedSince(since, lastModified) {
  if (since === undefined || lastModified === undefined || !HTTP_DATE.test(since)) return false;
  return lastModified.getTime() <= Date.parse(since);
}
