/** A small HTTP/1.1 client for the page: one request over a channel to a process of the engine, and its whole answer. */
import type { PageRequest, PageResponse } from './frame-protocol.ts';

/** What goes over the channel (see bindings/streams/stream-links.ts). */
type ChannelMessage = { data: Uint8Array<ArrayBuffer> } | { eof: true } | { close: true; reset: boolean } | object;

const HEAD_END = '\r\n\r\n';

/** One byte, one character: offsets in the text are offsets in the bytes. */
const toText = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return text;
};
const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (char) => char.charCodeAt(0));

function requestBytes(port: number, { method, path, headers, body }: PageRequest): Uint8Array<ArrayBuffer> {
  const own = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  if (!own.has('host')) own.set('host', `localhost:${String(port)}`);
  own.set('connection', 'close');
  if (body.byteLength > 0) own.set('content-length', String(body.byteLength));
  const lines = [`${method} ${path} HTTP/1.1`, ...[...own].map(([name, value]) => `${name}: ${value}`)];
  if (lines.some((line) => /[\r\n]/.test(line))) throw new TypeError('a request line or header has a line break in it');
  const head = new TextEncoder().encode(`${lines.join('\r\n')}${HEAD_END}`);
  const bytes = new Uint8Array(head.byteLength + body.byteLength);
  bytes.set(head);
  bytes.set(body, head.byteLength);
  return bytes;
}

/** The body of a chunked message; undefined when its end is missing. */
function unchunked(text: string): string | undefined {
  let body = '';
  let at = 0;
  for (;;) {
    const lineEnd = text.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(text.slice(at, lineEnd), 16);
    if (size === 0) return body;
    const start = lineEnd + 2;
    if (!(size > 0) || text.length < start + size + 2) return undefined;
    body += text.slice(start, start + size);
    at = start + size + 2;
  }
}

/** The answer, when it is complete; `ended`: nothing more comes. */
function parse(text: string, isHead: boolean, ended: boolean): PageResponse | undefined {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const [statusLine = '', ...lines] = text.slice(0, headEnd).split('\r\n');
  const [, code = '', statusText = ''] = /^HTTP\/1\.[01] (\d{3}) ?(.*)$/.exec(statusLine) ?? [];
  const rest = text.slice(headEnd + HEAD_END.length);
  const status = Number(code);
  if (status >= 100 && status < 200 && status !== 101) return parse(rest, isHead, ended);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const header = (name: string): string | undefined => headers.find(([own]) => own === name)?.[1];
  const answer = (body: string): PageResponse => ({ status, statusText, headers, body: toBytes(body) });
  if (isHead || status === 204 || status === 304 || status === 101) return answer('');
  if (header('transfer-encoding')?.toLowerCase() === 'chunked') {
    const body = unchunked(rest);
    return body === undefined ? undefined : answer(body);
  }
  const length = header('content-length');
  if (length === undefined) return ended ? answer(rest) : undefined;
  return rest.length >= Number(length) ? answer(rest.slice(0, Number(length))) : undefined;
}

/**
 * Sends `request` over `channel` and collects the answer.
 * @throws {Error} with `code: 'ECONNRESET'` when the server closes before the answer is complete.
 */
export function requestOver(channel: MessagePort, port: number, request: PageRequest): Promise<PageResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<PageResponse>();
  const isHead = request.method === 'HEAD';
  let text = '';
  const finish = (ended: boolean): void => {
    const response = parse(text, isHead, ended);
    if (response !== undefined) resolve(response);
    else if (ended) {
      const message = `The server on port ${String(port)} closed the connection before its answer was complete.`;
      reject(Object.assign(new Error(message), { code: 'ECONNRESET' }));
    } else return;
    channel.postMessage({ close: true, reset: false });
    channel.onmessage = null;
  };
  channel.onmessage = (event: MessageEvent<ChannelMessage>) => {
    const message = event.data;
    if ('data' in message) {
      text += toText(message.data);
      channel.postMessage({ ack: message.data.byteLength });
      finish(false);
    } else if ('eof' in message || 'close' in message) finish(true);
  };
  const bytes = requestBytes(port, request);
  channel.postMessage({ data: bytes }, [bytes.buffer]);
  return promise;
}
