/** Made by build/wasm.ts from the package hash-wasm. */
declare module 'virtual:hash-wasm' {
  /** WebAssembly in base64, by the name of the algorithm. */
  export const binaries: Readonly<Record<string, string>>;
}
