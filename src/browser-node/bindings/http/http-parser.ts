/** `internalBinding('http_parser')`: Node's HTTPParser (src/node_http_parser.cc) around llhttp. */
import { host, now } from '../../process/host-globals.ts';
import { AsyncWrap, type HandleEnvironment } from '../streams/handle-wrap.ts';
import { Count, count } from '../../process/recorder.ts';
import { ConnectionsList } from './http-connections.ts';
import { HeaderCollector } from './http-headers.ts';
import { Llhttp, LlhttpError, type LlhttpCallbacks } from './llhttp.ts';
import { LibuvStreamWrap, type StreamListener } from '../streams/stream-wrap.ts';
import { named } from '../named-class.ts';

/** Where a parser is in its message. */
export interface HttpMessageState {
  /** Milliseconds of the Worker's clock; 0 between messages. */
  startedAt: number;
  headersCompleted: boolean;
}

type ParserConstants = Record<string, number>;

const REQUEST = 1;
/** llhttp's tolerances, by Node's flag. */
const LENIENT: readonly (readonly [flag: string, name: string])[] = [
  ['kLenientHeaders', 'headers'],
  ['kLenientChunkedLength', 'chunked_length'],
  ['kLenientKeepAlive', 'keep_alive'],
  ['kLenientTransferEncoding', 'transfer_encoding'],
  ['kLenientVersion', 'version'],
  ['kLenientDataAfterClose', 'data_after_close'],
  ['kLenientOptionalLFAfterCR', 'optional_lf_after_cr'],
  ['kLenientOptionalCRLFAfterChunk', 'optional_crlf_after_chunk'],
  ['kLenientOptionalCRBeforeLF', 'optional_cr_before_lf'],
  ['kLenientSpacesAfterChunkSize', 'spaces_after_chunk_size'],
];

interface BufferModule {
  FastBuffer: new (buffer: ArrayBuffer, offset: number, length: number) => Uint8Array;
}

export function createHttpParserBinding(handles: HandleEnvironment): Record<string, unknown> {
  const { context } = handles;
  const facts = context.facts.bindings['http_parser'] ?? {};
  const constants = facts['HTTPParser'] as ParserConstants;
  const on = (name: string): number => constants[name] ?? -1;
  const kOnMessageBegin = on('kOnMessageBegin');
  const kOnHeaders = on('kOnHeaders');
  const kOnHeadersComplete = on('kOnHeadersComplete');
  const kOnBody = on('kOnBody');
  const kOnMessageComplete = on('kOnMessageComplete');
  const kOnExecute = on('kOnExecute');

  let shared: Llhttp | undefined;
  const llhttp = (): Llhttp => {
    if (shared === undefined) {
      // A string, see build/llhttp.ts.
      const base64: unknown = context.requireBuiltin('internal/deps/llhttp/wasm');
      shared = new Llhttp(Uint8Array.from(host.atob(String(base64)), (char) => char.charCodeAt(0)));
    }
    return shared;
  };
  const { FastBuffer } = context.requireBuiltin('internal/buffer') as unknown as BufferModule;
  const toBuffer = (bytes: Uint8Array<ArrayBuffer>): Uint8Array =>
    new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  const HTTPParser = named(
    'HTTPParser',
    class extends AsyncWrap implements StreamListener {
      #pointer = 0;
      #type = 0;
      #stream: LibuvStreamWrap | undefined;
      #connections: ConnectionsList | undefined;
      /** The bytes that are being executed, and whether they are this parser's own. */
      #bytes: Uint8Array | undefined;
      #owned = false;
      #depth = 0;
      #pausePending = false;
      #thrown: { error: unknown } | undefined;
      #overflow = false;
      readonly #headers = new HeaderCollector((fields, url) => {
        this.#call(kOnHeaders, fields, url);
      });
      readonly #entry: HttpMessageState & { parser: object } = { parser: this, startedAt: 0, headersCompleted: false };
      readonly #callbacks: LlhttpCallbacks = {
        messageBegin: () => this.#guard(() => this.#messageBegin()),
        url: (start, length) => this.#guard(() => this.#headers.url(start, length)),
        status: (start, length) => this.#guard(() => this.#headers.status(start, length)),
        headerField: (start, length) => this.#guard(() => this.#headers.field(start, length)),
        headerValue: (start, length) => this.#guard(() => this.#headers.value(start, length)),
        headersComplete: () => this.#guard(() => this.#headersComplete()),
        body: (start, length) => this.#guard(() => this.#body(start, length)),
        messageComplete: () => this.#guard(() => this.#messageComplete()),
      };

      constructor() {
        super(handles, 'HTTPINCOMINGMESSAGE');
      }

      initialize(
        type: number,
        resource: object,
        maxHeaderSize = 0,
        lenientFlags = 0,
        connections?: ConnectionsList,
      ): void {
        const { api } = llhttp();
        this.#leaveConnections();
        if (this.#pointer !== 0) api.llhttp_free(this.#pointer);
        this.#pointer = api.llhttp_alloc(type);
        this.#type = type;
        for (const [flag, name] of LENIENT) {
          if ((lenientFlags & on(flag)) !== 0) llhttp().setLenient(this.#pointer, name);
        }
        const limit = context.options.values['--max-http-header-size'];
        this.#headers.reset(maxHeaderSize > 0 ? maxHeaderSize : Number(limit));
        this.#pausePending = false;
        this.resetAsyncWrap(resource, type === REQUEST ? 'HTTPINCOMINGMESSAGE' : 'HTTPCLIENTREQUEST');
        this.#connections = connections;
        this.#entry.startedAt = connections === undefined ? 0 : now();
        this.#entry.headersCompleted = false;
        if (connections !== undefined) ConnectionsList.add(connections, this.#entry, true);
      }

      /** Returns the number of bytes parsed, or an Error with `code`, `reason` and `bytesParsed`. */
      execute(bytes: Uint8Array): unknown {
        return this.#execute(bytes, false);
      }

      finish(): unknown {
        return this.#execute(undefined, false);
      }

      pause(): void {
        if (this.#depth > 0) this.#pausePending = true;
        else if (this.#pointer !== 0) llhttp().api.llhttp_pause(this.#pointer);
      }

      resume(): void {
        if (this.#depth > 0) this.#pausePending = false;
        else if (this.#pointer !== 0) llhttp().api.llhttp_resume(this.#pointer);
      }

      /** Takes what `stream` reads, without a detour over its JavaScript stream. */
      consume(stream: LibuvStreamWrap): void {
        this.#stream = stream;
        LibuvStreamWrap.setListener(stream, this);
      }

      unconsume(): void {
        if (this.#stream !== undefined) LibuvStreamWrap.setListener(this.#stream, undefined);
        this.#stream = undefined;
      }

      onStreamRead(bytes: Uint8Array<ArrayBuffer>): void {
        this.makeCallback(() => {
          const result = this.#execute(bytes, true);
          this.#bytes = bytes;
          this.#call(kOnExecute, result);
          this.#bytes = undefined;
        });
      }

      getCurrentBuffer(): Uint8Array {
        return toBuffer(new Uint8Array(this.#bytes ?? []));
      }

      /** The connection is over. */
      remove(): void {
        this.#leaveConnections();
      }

      free(): void {
        // Its memory is kept for the next connection.
      }

      close(): void {
        this.#leaveConnections();
        this.unconsume();
        if (this.#pointer !== 0) llhttp().api.llhttp_free(this.#pointer);
        this.#pointer = 0;
      }

      #execute(bytes: Uint8Array | undefined, owned: boolean): unknown {
        const { api } = llhttp();
        const outer = this.#bytes;
        const outerOwned = this.#owned;
        this.#bytes = bytes;
        this.#owned = owned;
        this.#depth++;
        this.#headers.source(bytes);
        const result = llhttp().execute(this.#pointer, bytes, this.#callbacks);
        let { error } = result;
        this.#headers.save();
        this.#depth--;
        this.#bytes = outer;
        this.#owned = outerOwned;
        if (error === LlhttpError.PAUSED_UPGRADE) {
          error = LlhttpError.OK;
          api.llhttp_resume_after_upgrade(this.#pointer);
        }
        if (this.#pausePending) {
          this.#pausePending = false;
          api.llhttp_pause(this.#pointer);
        }
        const thrown = this.#thrown;
        this.#thrown = undefined;
        if (thrown !== undefined) throw thrown.error;
        if (error !== LlhttpError.OK && api.llhttp_get_upgrade(this.#pointer) === 0)
          return this.#failure(error, result.parsed);
        return bytes === undefined ? undefined : result.parsed;
      }

      #failure(error: number, bytesParsed: number): Error {
        if (this.#overflow) {
          this.#overflow = false;
          const fields = { bytesParsed, code: 'HPE_HEADER_OVERFLOW', reason: 'Header overflow' };
          return Object.assign(new Error('Parse Error'), fields);
        }
        const name = llhttp().text(llhttp().api.llhttp_errno_name(error));
        const reason = llhttp().text(llhttp().api.llhttp_get_error_reason(this.#pointer));
        return Object.assign(new Error('Parse Error'), { bytesParsed, code: name, reason });
      }

      /** An exception of Node's library must not unwind llhttp: it stops it, and is thrown on afterwards. */
      #guard(callback: () => number): number {
        try {
          const result = callback();
          if (result === LlhttpError.USER) this.#overflow = true;
          return result;
        } catch (error) {
          this.#thrown = { error };
          return LlhttpError.USER;
        }
      }

      #call(index: number, ...args: unknown[]): unknown {
        const callback = (this as unknown as Record<number, unknown>)[index];
        if (typeof callback !== 'function') return undefined;
        let result: unknown;
        this.makeCallback(() => {
          result = (callback as (...args: unknown[]) => unknown).apply(this, args);
        });
        return result;
      }

      #leaveConnections(): void {
        if (this.#connections !== undefined) ConnectionsList.remove(this.#connections, this.#entry);
      }

      #messageBegin(): number {
        this.#leaveConnections();
        this.#headers.begin();
        this.#entry.headersCompleted = false;
        this.#entry.startedAt = now();
        if (this.#connections !== undefined) ConnectionsList.add(this.#connections, this.#entry, true);
        this.#call(kOnMessageBegin);
        return 0;
      }

      #headersComplete(): number {
        const { api } = llhttp();
        const parser = this.#pointer;
        this.#entry.headersCompleted = true;
        const isRequest = this.#type === REQUEST;
        const headers = this.#headers.finish();
        const result = this.#call(
          kOnHeadersComplete,
          api.llhttp_get_http_major(parser),
          api.llhttp_get_http_minor(parser),
          headers?.fields,
          isRequest ? api.llhttp_get_method(parser) : undefined,
          isRequest ? headers?.url : undefined,
          isRequest ? undefined : api.llhttp_get_status_code(parser),
          isRequest ? undefined : this.#headers.statusText,
          api.llhttp_get_upgrade(parser) !== 0,
          api.llhttp_should_keep_alive(parser) !== 0,
        );
        return Number(result ?? 0);
      }

      #body(start: number, length: number): number {
        if (length === 0 || this.#bytes === undefined) return 0;
        const part = this.#bytes.subarray(start, start + length) as Uint8Array<ArrayBuffer>;
        this.#call(kOnBody, toBuffer(this.#owned ? part : new Uint8Array(part)));
        return 0;
      }

      #messageComplete(): number {
        if (this.#type === REQUEST) count(Count.requests);
        this.#leaveConnections();
        this.#entry.startedAt = 0;
        if (this.#connections !== undefined) ConnectionsList.add(this.#connections, this.#entry, false);
        this.#headers.flushTrailers();
        this.#call(kOnMessageComplete);
        return 0;
      }
    },
  );
  Object.assign(HTTPParser, constants);
  const { methods, allMethods } = facts;
  return { HTTPParser, ConnectionsList, methods, allMethods };
}
