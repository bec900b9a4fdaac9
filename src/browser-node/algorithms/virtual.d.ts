/** Made by build/wasm.ts from the package hash-wasm. */
declare module 'virtual:hash-wasm' {
  /** WebAssembly in base64, by the name of the algorithm. */
  export const binaries: Readonly<Record<string, string>>;
}

/** Made by build/wasm.ts from the package brotli-wasm, whose own entries load asynchronously. */
declare module 'virtual:brotli-wasm' {
  /** What a step gave. Each is freed by hand, as are the streams. */
  export interface StreamResult {
    readonly buf: Uint8Array;
    readonly code: number;
    /** Bytes that were consumed. */
    readonly input_offset: number;
    free(): void;
  }
  export class CompressStream {
    constructor(quality: number);
    /** Without input it finishes. */
    compress(input: Uint8Array | undefined, outputBytes: number): StreamResult;
    free(): void;
  }
  export class DecompressStream {
    decompress(input: Uint8Array, outputBytes: number): StreamResult;
    free(): void;
  }
}
