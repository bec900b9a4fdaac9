import { EngineError, type EngineFailureKind, type Remedy } from '../types.ts';
import { containerFailure, containerMend } from './messages.ts';

/** What the client's and the runtime's own words mean, the first match wins. Comlink hands over nothing but name, message and stack. */
const WORDS: readonly [EngineFailureKind, RegExp][] = [
  [
    'licence',
    /licen[cs]e|api key|client_id|unauthori[sz]ed|not (?:authori[sz]ed|allowed to (?:use|boot))|forbidden|\b40[13]\b/i,
  ],
  ['out-of-memory', /out of memory|memory (?:limit|allocation)|allocation failed|could not allocate/i],
  ['not-isolated', /cross-?origin.?isolat|SharedArrayBuffer|\bCOEP\b|embedder-policy/i],
  ['blocked-storage', /cookie|storage|indexeddb|service ?worker|quota|SecurityError/i],
  ['unsupported-browser', /unsupported|not supported/i],
  ['network', /network|failed to fetch|load failed|dynamically imported|offline|ERR_(?:NAME|INTERNET|CONNECTION)/i],
];

/** An error of a WebContainer; only a reload helps where `remedy` says so. */
export function containerError(kind: EngineFailureKind, message: string, cause?: unknown, remedy: Remedy = 'again') {
  const advice = `${containerFailure(kind)} ${containerMend(kind)}`;
  const options = { engine: 'webcontainer', remedy, advice } as const;
  return new EngineError(kind, message, cause === undefined ? options : { ...options, cause });
}

/** Names what went wrong, by the words of whatever was thrown. */
export function classifyFailure(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const kind = WORDS.find(([, words]) => words.test(text))?.[0] ?? 'crash';
  return containerError(kind, text, error);
}

/** The facts about a browser that decide whether a WebContainer can run in it. */
export interface BrowserFacts {
  isolated: boolean;
  cookies: boolean;
  online: boolean;
  /** Names of required browser features that are missing. */
  missing: readonly string[];
  userAgent: string;
  touchPoints: number;
}

/** Looks at this browser. */
export function browserFacts(): BrowserFacts {
  const required = {
    SharedArrayBuffer: 'SharedArrayBuffer' in globalThis,
    WebAssembly: 'WebAssembly' in globalThis,
    Worker: 'Worker' in globalThis,
  };
  return {
    isolated: globalThis.crossOriginIsolated,
    cookies: navigator.cookieEnabled,
    online: navigator.onLine,
    missing: Object.entries(required).flatMap(([name, there]) => (there ? [] : [name])),
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
  };
}

/**
 * What stands in the way before anything is fetched.
 * @throws {EngineError} `not-isolated`, `unsupported-browser`, `blocked-storage` or `network`
 */
export function checkBrowser(facts: BrowserFacts): void {
  if (!facts.isolated) throw containerError('not-isolated', 'the page is not cross-origin isolated');
  if (facts.missing.length > 0) throw containerError('unsupported-browser', `no ${facts.missing.join(', ')}`);
  // iPads say that they are Macs; no Mac has a touch screen.
  const iOS = /iPhone|iPad|iPod/.test(facts.userAgent) || (/Macintosh/.test(facts.userAgent) && facts.touchPoints > 1);
  if (iOS) throw containerError('unsupported-browser', 'browsers on iPhone and iPad run out of memory');
  if (!facts.cookies) throw containerError('blocked-storage', 'cookies are blocked');
  if (!facts.online) throw containerError('network', 'the browser is offline');
}
