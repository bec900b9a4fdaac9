/** Takes llhttp, the HTTP parser, out of Node's `undici`, where it is in base64 twice: plain, and for processors with SIMD. */
const MODULE = 'internal/deps/undici/undici';
/** Base64 of what every WebAssembly module begins with, in quotes. */
const LITERAL = /"(AGFzbQ[\w+/=]+)"/g;

/** Where undici's own code goes: process/overrides.ts stands in its place and loads it when a program first needs it. */
const UNDICI = 'internal/deps/undici/full';
/** Module that holds llhttp in the engine's library, as a string. */
const LLHTTP_MODULE = 'internal/deps/llhttp/wasm';

/**
 * The library with the plain one as a module of its own, which undici requires instead, so that it is in the engine once.
 * @throws {Error} when they are not found.
 */
export function takeLlhttp(lib: Readonly<Record<string, string>>): Record<string, string> {
  const source = lib[MODULE] ?? '';
  const [plain, simd, ...more] = [...source.matchAll(LITERAL)].map((match) => match[0]);
  if (plain === undefined || simd === undefined || more.length > 0) {
    throw new Error(`llhttp is not where it was in node:${MODULE}: look for its WebAssembly and mend build/llhttp.ts`);
  }
  const { [MODULE]: _moved, ...others } = lib;
  return {
    ...others,
    [UNDICI]: source.replace(LITERAL, `require("${LLHTTP_MODULE}")`),
    [LLHTTP_MODULE]: `module.exports = ${plain};\n`,
  };
}
