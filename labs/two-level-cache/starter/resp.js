/** RESP, the protocol of Redis (https://redis.io/docs/latest/develop/reference/protocol-spec/), as far as this lab needs it. */

/** An error that Redis answers with. */
export class RedisError extends Error {
  name = 'RedisError';
}

/** A command as it goes over the wire: an array of texts with their lengths in bytes. */
export function encodeCommand(args) {
  return encodeValue(args.map(String));
}

/** A reply as it goes over the wire: `null`, a number, a text, an error or an array of these. */
export function encodeValue(value) {
  if (value === null) return '$-1\r\n';
  if (typeof value === 'number') return `:${value}\r\n`;
  if (value instanceof Error) return `-${value.message}\r\n`;
  if (Array.isArray(value)) return `*${value.length}\r\n${value.map(encodeValue).join('')}`;
  return `$${Buffer.byteLength(value)}\r\n${value}\r\n`;
}

/** Puts the pieces that a socket delivers together again. */
export class RespReader {
  #bytes = Buffer.alloc(0);

  /** Takes a piece and gives the values that are complete, errors as values. */
  push(piece) {
    this.#bytes = Buffer.concat([this.#bytes, piece]);
    const values = [];
    for (;;) {
      const read = readValue(this.#bytes, 0);
      if (read === undefined) return values;
      values.push(read.value);
      this.#bytes = this.#bytes.subarray(read.end);
    }
  }
}

/** The value that begins at `at`, or undefined when the rest of it is still on its way. */
function readValue(bytes, at) {
  const lineEnd = bytes.indexOf('\r\n', at);
  if (lineEnd < 0) return undefined;
  const type = String.fromCharCode(bytes[at]);
  const line = bytes.toString('utf8', at + 1, lineEnd);
  const end = lineEnd + 2;
  if (type === '+') return { value: line, end };
  if (type === '-') return { value: new RedisError(line), end };
  const number = Number(line);
  if (type === ':') return { value: number, end };
  if (number < 0) return { value: null, end };
  if (type === '*') return readArray(bytes, end, number);
  if (bytes.length < end + number + 2) return undefined;
  return { value: bytes.toString('utf8', end, end + number), end: end + number + 2 };
}

function readArray(bytes, at, length) {
  const value = [];
  for (let end = at; ;) {
    if (value.length === length) return { value, end };
    const item = readValue(bytes, end);
    if (item === undefined) return undefined;
    value.push(item.value);
    end = item.end;
  }
}
