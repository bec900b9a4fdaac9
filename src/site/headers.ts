/**
 * The response headers of the whole site, in one table. The server of `npm start`, the development server, the service
 * worker and every file in `hosting/` are made from it, so that no two hosts can disagree.
 *
 * Rules run from the general to the special. Where two rules name the same header, the later one wins. The embedder policy
 * is the owner's setting (`hotpath.config.ts`), and so is the path below which the site lies, `base`.
 */
import { siteConfig } from './site-config.ts';

/** Headers by name. */
export type Headers = Readonly<Record<string, string>>;

/** Headers for the paths that `pattern` covers. A `*` stands only at its end and means "anything from here on". */
export interface HeaderRule {
  /** Short name for tests and for comments in generated files. */
  readonly id: 'everything' | 'service-worker' | 'hashed-assets' | 'engine' | 'engine-frame';
  readonly pattern: string;
  /** One line on why, copied into the generated files. */
  readonly why: string;
  readonly headers: Headers;
}

/** Joins directives to the value of a `Content-Security-Policy` header. */
export function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');
}

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Files are looked at again on every visit; the entity tag makes that a 304. */
export const REVALIDATE = 'public, max-age=0, must-revalidate';

/**
 * What a page's response says. Where scripts may come from is said by each page itself, in a `<meta>` element with the
 * hashes of its own inline scripts (see page-policy.ts): so these headers stay the same from build to build, and hosts
 * that cannot set headers are protected too. The two policies add up.
 */
const EVERYTHING: Headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': siteConfig.webcontainer.coep,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Content-Security-Policy': policy({
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'self'",
  }),
  'Cache-Control': REVALIDATE,
};

/** A worker takes its policy from its own response, not from the page that started it. */
const WORKER_POLICY = policy({
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
});

/** The service worker fetches files of this site and does nothing else. */
const SERVICE_WORKER_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
});

/**
 * The frame that runs readers' code. `sandbox` without `allow-same-origin` gives it an opaque origin: no storage, no
 * cookies, no DOM of the site. Its workers come from blobs the frame makes itself, and it reaches no network.
 */
const FRAME_POLICY = policy({
  sandbox: 'allow-scripts',
  'default-src': "'none'",
  'script-src': "'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src': 'blob:',
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
});

/** The table, for a site that lies at the root of its host. */
const RULES: readonly HeaderRule[] = [
  {
    id: 'everything',
    pattern: '/*',
    why: 'Cross-origin isolation (SharedArrayBuffer, precise clocks) needs the first three on pages and on worker scripts.',
    headers: EVERYTHING,
  },
  {
    id: 'service-worker',
    pattern: '/sw.js',
    why: 'Its name stays the same, and a new version must be seen at once.',
    headers: { 'Content-Security-Policy': SERVICE_WORKER_POLICY, 'Cache-Control': REVALIDATE },
  },
  {
    id: 'hashed-assets',
    pattern: '/_astro/*',
    why: 'Names contain a hash of the content: cache for a year. Workers take their policy from here.',
    headers: { 'Content-Security-Policy': WORKER_POLICY, 'Cache-Control': IMMUTABLE },
  },
  {
    id: 'engine',
    pattern: '/engine/*',
    why: 'Names contain a hash of the content: cache for a year.',
    headers: { 'Cache-Control': IMMUTABLE },
  },
  {
    id: 'engine-frame',
    pattern: '/engine/frame-*',
    why: "Readers' code runs in this frame: an opaque origin without network.",
    headers: { 'Content-Security-Policy': FRAME_POLICY },
  },
];

/** The table for a site below `base`, a path with a slash at both ends. */
export function headerRules(base: string = siteConfig.base): readonly HeaderRule[] {
  return RULES.map((rule) => ({ ...rule, pattern: base + rule.pattern.slice(1) }));
}

/** Whether `rule` covers the absolute path `pathname` (no query, no host). */
function covers(rule: HeaderRule, pathname: string): boolean {
  return rule.pattern.endsWith('*') ? pathname.startsWith(rule.pattern.slice(0, -1)) : pathname === rule.pattern;
}

/**
 * All headers of the response for the absolute path `pathname` (no query, no host) of a site below `base`. What lies beside the
 * site on its host is not ours: it gets none.
 */
export function headersFor(pathname: string, base: string = siteConfig.base): Headers {
  const rules = headerRules(base).filter((rule) => covers(rule, pathname));
  return Object.assign({}, ...rules.map((rule) => rule.headers)) as Headers;
}

/** Media types by file extension. With `nosniff` a wrong one stops scripts, styles and WebAssembly from loading. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  txt: 'text/plain; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  zip: 'application/zip',
};

/** The media type of what is at `path`; none for an extension that the table does not have. A path with a slash at its end is a page. */
export function contentType(path: string): string | undefined {
  return CONTENT_TYPES[/\.(\w+)$/.exec(path.replace(/\/$/, '/index.html'))?.[1] ?? ''];
}
