/**
 * The browser's own functions, captured before Node's library replaces the globals of the Worker.
 * Nothing else in the engine may reach for a global that readers' code can overwrite.
 */
export const host = {
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
  queueMicrotask: globalThis.queueMicrotask.bind(globalThis),
  postMessage: (message: unknown, transfer: Transferable[] = []): void => {
    workerPostMessage(message, { transfer });
  },
  atob: globalThis.atob.bind(globalThis),
  btoa: globalThis.btoa.bind(globalThis),
  structuredClone: globalThis.structuredClone.bind(globalThis),
  MessageChannel: globalThis.MessageChannel,
  MessagePort: globalThis.MessagePort,
  BroadcastChannel: globalThis.BroadcastChannel,
  WebAssembly: globalThis.WebAssembly,
  TextDecoder: globalThis.TextDecoder,
  TextEncoder: globalThis.TextEncoder,
  URL: globalThis.URL,
  /** Absent in older browsers. */
  URLPattern: (globalThis as { URLPattern?: unknown }).URLPattern,
  performance: globalThis.performance,
  crypto: globalThis.crypto,
  navigator: globalThis.navigator,
  DOMException: globalThis.DOMException,
  Event: globalThis.Event,
  MessageEvent: globalThis.MessageEvent,
  close: globalThis.close.bind(globalThis),
  importScripts: (globalThis as unknown as { importScripts: (url: string) => void }).importScripts.bind(globalThis),
  /** Global (sloppy) eval: sources carry their own `//# sourceURL`. */
  evaluate: (source: string): unknown => (0, eval)(source),
  placeOf,
} as const;

/**
 * Where the engine's parser found a syntax error, `line` and `column` from 1; undefined when the browser does not tell.
 * V8 tells only those who report the error; Firefox writes it on the error.
 */
function placeOf(error: SyntaxError): { line: number; column: number } | undefined {
  const own = error as { lineNumber?: number; columnNumber?: number };
  if (own.lineNumber !== undefined && own.columnNumber !== undefined)
    return { line: own.lineNumber, column: own.columnNumber };
  reported = undefined;
  isAsking = true;
  report(error);
  isAsking = false;
  return reported;
}

let isAsking = false;
let reported: { line: number; column: number } | undefined;
// Before any other listener: what the engine reports itself is nobody's uncaught error.
globalThis.addEventListener('error', (event) => {
  if (!isAsking) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  reported = { line: event.lineno, column: event.colno };
});
const report = globalThis.reportError.bind(globalThis);

const workerPostMessage = globalThis.postMessage.bind(globalThis) as (
  message: unknown,
  options: { transfer: Transferable[] },
) => void;

/** Milliseconds with sub-millisecond digits since the Worker started. */
export const now = globalThis.performance.now.bind(globalThis.performance);
