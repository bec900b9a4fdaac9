/** IP addresses as text and bytes. The only network there is, is this machine: loopback and "any". */
import type { AddressFamily } from './tcp-ports.ts';

/** The four bytes of a dotted address; undefined when it is none. */
export function parseIpv4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes = parts.map((part) => (/^(?:0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

/** The sixteen bytes of an IPv6 address (a zone is ignored); undefined when it is none. */
export function parseIpv6(text: string): Uint8Array<ArrayBuffer> | undefined {
  let address = text.replace(/%.*$/, '');
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  if (dotted !== null) {
    const [a = 0, b = 0, c = 0, d = 0] = parseIpv4(dotted[2] ?? '') ?? [NaN];
    if (Number.isNaN(a)) return undefined;
    address = `${dotted[1] ?? ''}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  }
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(Math.max(0, missing)).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const bytes = new Uint8Array(16);
  groups.forEach((group, index) => {
    const value = Number.parseInt(group, 16);
    bytes[index * 2] = value >> 8;
    bytes[index * 2 + 1] = value & 255;
  });
  return bytes;
}

/** The shortest text of sixteen bytes (RFC 5952), IPv4-mapped ones with a dotted end. */
export function formatIpv6(bytes: Uint8Array): string {
  if (bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255) {
    return `::ffff:${bytes.subarray(12).join('.')}`;
  }
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((bytes[i * 2] ?? 0) << 8) | (bytes[i * 2 + 1] ?? 0)).toString(16),
  );
  const text = groups.join(':');
  const runs = [...text.matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].map(([run]) => run);
  const longest = runs.sort((a, b) => b.length - a.length)[0];
  return longest === undefined
    ? text
    : text
        .replace(longest, ':')
        .replace(/^:(?!:)/, '::')
        .replace(/([^:]):$/, '$1::');
}

/** The IPv4 address inside an IPv4-mapped IPv6 one. */
export function unmapped(address: string): string | undefined {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
}

/** Whether a connection to `address` stays on this machine. */
export function isLocal(address: string, family: AddressFamily): boolean {
  const ipv4 = family === 'IPv4' ? address : unmapped(address);
  if (ipv4 !== undefined) return ipv4.startsWith('127.') || ipv4 === '0.0.0.0';
  const bytes = parseIpv6(address);
  return bytes?.every((byte, index) => byte === 0 || (index === 15 && byte === 1)) ?? false;
}

/** Whether `address` stands for all addresses of the machine. */
export function isAny(address: string): boolean {
  return address === '0.0.0.0' || (parseIpv6(address)?.every((byte) => byte === 0) ?? false);
}
