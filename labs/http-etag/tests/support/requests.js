/** Requests and resources to ask with. */
import { precondition } from '../../conditional.js';

/** A request with these headers. */
export function request(headers = {}, method = 'GET') {
  return { method, headers };
}

/** What a GET with this If-None-Match gets told about a resource with this tag. */
export function ifNoneMatch(header, etag, method = 'GET') {
  return precondition(request({ 'if-none-match': header }, method), etag === undefined ? undefined : { etag });
}

/** What a PUT with this If-Match gets told. */
export function ifMatch(header, etag) {
  return precondition(request({ 'if-match': header }, 'PUT'), etag === undefined ? undefined : { etag });
}

/** A resource that counts how often it is rendered. */
export function page({ etag, lastModified, headers, text = '<h1>Prices</h1>' } = {}) {
  const made = {
    renders: 0,
    headers,
    render: async () => {
      made.renders += 1;
      return text;
    },
  };
  if (etag !== undefined) made.etag = etag;
  if (lastModified !== undefined) made.lastModified = lastModified;
  return made;
}
