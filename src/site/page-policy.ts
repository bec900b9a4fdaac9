import { createHash } from 'node:crypto';
import { policy } from './headers.ts';
import { siteConfig, WEBCONTAINER_ORIGIN } from './site-config.ts';

/** Script elements whose body a browser never runs, so a policy has nothing to say about them. */
const DATA_TYPES = /^(?:application|text)\/(?:ld\+)?json$/;

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

/**
 * Policies of Trusted Types that scripts of a page may make. `default`: {@link DEFAULT_POLICY}. `hotpath`: HTML from this repository
 * (`src/components/ui/trusted-html.ts`).
 */
const TRUSTED_TYPES = ['default', 'hotpath'];

/** Those that Monaco makes besides, and that of the DOMPurify in it, which sanitizes. */
const EDITORS_TRUSTED_TYPES = [
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'dompurify',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'tokenizeToString',
];

/** Where a page has its editor: src/components/lab/LabPage.astro. */
const EDITOR = /\bclass="[^"]*\blab-frame\b/;

/**
 * What a page does with plain strings at places where text could become code. An element may be emptied; workers and service workers
 * are scripts of this site (`self`) by address; all else is refused. Written into each page, before any other script.
 */
const DEFAULT_POLICY =
  "self.trustedTypes?.createPolicy('default',{createHTML:t=>t===''?t:null,createScriptURL:u=>new URL(u,document.baseURI).origin===location.origin?u:null})";

/** The `'sha256-…'` sources of all scripts written into `html`, in order, each once. */
export function inlineScriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', body = ''] of html.matchAll(SCRIPT)) {
    if (/\ssrc\s*=/i.test(attributes)) continue;
    const type = /\stype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '';
    if (DATA_TYPES.test(type)) continue;
    hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`);
  }
  return [...hashes];
}

/**
 * The policy a page states about itself: everything from this site, and the inline scripts that were built into it. With
 * WebContainers enabled, their one frame may come from StackBlitz; page and frame talk by messages, so nothing else has to.
 */
export function pagePolicy(html: string, webcontainers = siteConfig.webcontainer.enabled): string {
  return policy({
    'default-src': "'self'",
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...inlineScriptHashes(html)].join(' '),
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'worker-src': "'self' blob:",
    'frame-src': webcontainers ? `'self' ${WEBCONTAINER_ORIGIN}` : "'self'",
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': [...TRUSTED_TYPES, ...(EDITOR.test(html) ? EDITORS_TRUSTED_TYPES : [])].join(' '),
  });
}

/**
 * `html` with its policy as the first element after the character set: it holds only for what follows it. Behind it comes the
 * script with the default policy of Trusted Types.
 * @throws {Error} when the page has no `<meta charset>` to put it behind.
 */
export function withPagePolicy(html: string): string {
  const script = `<script>${DEFAULT_POLICY}</script>`;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(script + html)}">`;
  const charset = /<meta\s+charset=[^>]*>/i.exec(html);
  if (!charset) throw new Error('no <meta charset="utf-8"> in this page: add it as the first element of <head>');
  const end = charset.index + charset[0].length;
  return html.slice(0, end) + meta + script + html.slice(end);
}
