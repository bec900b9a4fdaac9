/** For each way an engine can fail: what happened, and what the reader can do about it. */
export const failures = {
  'unsupported-browser':
    'This browser lacks something that Node.js needs here. Use a current Chrome, Edge, Firefox or Safari.',
  'not-isolated':
    'This host does not send the headers that Node.js needs to run in a page (Cross-Origin-Opener-Policy, Cross-Origin-Embedder-Policy, and a Content-Security-Policy for its frame). Tell whoever hosts it: the page about self-hosting lists them.',
  network: 'A part of Node.js could not be downloaded. Check your connection, then run it again.',
  damaged:
    'A part of Node.js arrived cut short or changed, twice, so it was not run. Run it again; if that repeats, try another network: something on the way changes files.',
  'blocked-storage':
    'There is no place to keep the files of a run. Allow this site to store data (or free some space), then run it again.',
  licence: 'This engine may not be used without a licence here. Choose the embedded engine, then run it again.',
  timeout: 'Node.js took too long to start. Run it again; if that repeats, close other tabs or reload the page.',
  'out-of-memory': 'Node.js ran out of memory. Close other tabs, reload the page, then run it again.',
  crash: 'Node.js stopped working in this page. Run it again; if that repeats, reload the page.',
};

/** Where no header would help. */
export const notSecure: string =
  'This page came over plain HTTP, and browsers let Node.js run only in pages that come over HTTPS or from localhost. Ask whoever hosts it for an address that begins with https.';
