/** Takes llhttp, the HTTP parser, out of Node's `undici`, where it is in base64 twice: plain, and for processors with SIMD. */
const MODULE = 'internal/deps/undici/undici';
/** Base64 of what every WebAssembly module begins with, in quotes. */
const LITERAL = /"(AGFzbQ[\w+/=]+)"/g;

/** Module that holds it in the engine's library, as a string. */
const LLHTTP_MODULE = 'internal/deps/llhttp/wasm';

/**
 * The library with the plain one as a module of its own, which undici requires instead, so that it is in the engine once.
 * @throws {Error} when they are not found.
 */
export function takeLlhttp(lib: Readonly<Record<string, string>>): Record<string, string> {
  const source = lib[MODULE] ?? '';
  const [plain, simd, ...others] = [...source.matchAll(LITERAL)].map((match) => match[0]);
  if (plain === undefined || simd === undefined || others.length > 0) {
    throw new Error(`llhttp is not where it was in node:${MODULE}: look for its WebAssembly and mend build/llhttp.ts`);
  }
  return {
    ...lib,
    [MODULE]: source.replace(LITERAL, `require("${LLHTTP_MODULE}")`),
    [LLHTTP_MODULE]: `module.exports = ${plain};\n`,
  };
}
