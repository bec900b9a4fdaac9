/** Bytes as base64 text. */

/** base64 or base64url, with or without padding. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const plain = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/');
    return Uint8Array.from(globalThis.atob(plain), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function encodeBase64(bytes: Uint8Array, url = false): string {
  const text = globalThis.btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return url ? text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : text;
}
