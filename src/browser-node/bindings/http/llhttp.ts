/**
 * llhttp, the parser inside Node, as the WebAssembly that Node's own `undici` carries (see build/llhttp.ts). One instance for all
 * parsers of a process; its callbacks go to whoever executes.
 */
import { host } from '../../process/host-globals.ts';

/** llhttp's error numbers that are looked at here. */
export const LlhttpError = { OK: 0, PAUSED: 21, PAUSED_UPGRADE: 22, USER: 24 } as const;

type Pointer = number;

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(size: number): Pointer;
  free(at: Pointer): void;
  llhttp_alloc(type: number): Pointer;
  llhttp_free(parser: Pointer): void;
  llhttp_execute(parser: Pointer, at: Pointer, length: number): number;
  llhttp_finish(parser: Pointer): number;
  llhttp_pause(parser: Pointer): void;
  llhttp_resume(parser: Pointer): void;
  llhttp_resume_after_upgrade(parser: Pointer): void;
  llhttp_should_keep_alive(parser: Pointer): number;
  llhttp_get_http_major(parser: Pointer): number;
  llhttp_get_http_minor(parser: Pointer): number;
  llhttp_get_method(parser: Pointer): number;
  llhttp_get_status_code(parser: Pointer): number;
  llhttp_get_upgrade(parser: Pointer): number;
  llhttp_get_error_pos(parser: Pointer): Pointer;
  llhttp_get_error_reason(parser: Pointer): Pointer;
  llhttp_errno_name(error: number): Pointer;
}

/** What a parser is told while it executes. Each returns 0, an llhttp error, or (headersComplete) what is to be done with the body. */
export interface LlhttpCallbacks {
  messageBegin(): number;
  url(start: number, length: number): number;
  status(start: number, length: number): number;
  headerField(start: number, length: number): number;
  headerValue(start: number, length: number): number;
  headersComplete(): number;
  /** `start` is an offset in the bytes that are being executed. */
  body(start: number, length: number): number;
  messageComplete(): number;
}

const NOBODY: LlhttpCallbacks = {
  messageBegin: () => 0,
  url: () => 0,
  status: () => 0,
  headerField: () => 0,
  headerValue: () => 0,
  headersComplete: () => 0,
  body: () => 0,
  messageComplete: () => 0,
};

export class Llhttp {
  readonly api: Exports;
  #callbacks = NOBODY;
  #base: Pointer = 0;
  /** Free memory for data, so that a parser may execute inside another one's callback. */
  readonly #spare: { at: Pointer; size: number }[] = [];

  constructor(wasm: Uint8Array<ArrayBuffer>) {
    const { WebAssembly } = host;
    const env = {
      wasm_on_message_begin: () => this.#callbacks.messageBegin(),
      wasm_on_url: (_parser: Pointer, at: Pointer, length: number) => this.#callbacks.url(at - this.#base, length),
      wasm_on_status: (_parser: Pointer, at: Pointer, length: number) =>
        this.#callbacks.status(at - this.#base, length),
      wasm_on_header_field: (_parser: Pointer, at: Pointer, length: number) =>
        this.#callbacks.headerField(at - this.#base, length),
      wasm_on_header_value: (_parser: Pointer, at: Pointer, length: number) =>
        this.#callbacks.headerValue(at - this.#base, length),
      wasm_on_headers_complete: () => this.#callbacks.headersComplete(),
      wasm_on_body: (_parser: Pointer, at: Pointer, length: number) => this.#callbacks.body(at - this.#base, length),
      wasm_on_message_complete: () => this.#callbacks.messageComplete(),
    };
    const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), { env });
    this.api = instance.exports as unknown as Exports;
    this.api._initialize();
  }

  /** Switches on the tolerance `name`, for example `chunked_length`. */
  setLenient(parser: Pointer, name: string): void {
    const set = (this.api as unknown as Record<string, unknown>)[`llhttp_set_lenient_${name}`];
    if (typeof set === 'function') (set as (parser: Pointer, on: number) => void)(parser, 1);
  }

  /** Parses `bytes`; undefined: the end of input. Returns llhttp's error number and the number of bytes it has parsed. */
  execute(
    parser: Pointer,
    bytes: Uint8Array | undefined,
    callbacks: LlhttpCallbacks,
  ): { error: number; parsed: number } {
    const outer = this.#callbacks;
    const outerBase = this.#base;
    const block = this.#take(bytes?.byteLength ?? 0);
    this.#callbacks = callbacks;
    this.#base = block.at;
    try {
      if (bytes === undefined) return { error: this.api.llhttp_finish(parser), parsed: 0 };
      new Uint8Array(this.api.memory.buffer).set(bytes, block.at);
      const error = this.api.llhttp_execute(parser, block.at, bytes.byteLength);
      const parsed = error === LlhttpError.OK ? bytes.byteLength : this.api.llhttp_get_error_pos(parser) - block.at;
      return { error, parsed };
    } finally {
      this.#callbacks = outer;
      this.#base = outerBase;
      this.#spare.push(block);
    }
  }

  /** Text at an address, up to its zero byte. */
  text(at: Pointer): string {
    if (at === 0) return '';
    const bytes = new Uint8Array(this.api.memory.buffer);
    return String.fromCharCode(...bytes.subarray(at, bytes.indexOf(0, at)));
  }

  #take(size: number): { at: Pointer; size: number } {
    const block = this.#spare.pop();
    if (block !== undefined && block.size >= size) return block;
    if (block !== undefined) this.api.free(block.at);
    const rounded = Math.max(65_536, size);
    return { at: this.api.malloc(rounded), size: rounded };
  }
}
