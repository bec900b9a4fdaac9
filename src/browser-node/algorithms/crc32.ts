/** CRC-32 of ISO 3309 (polynomial 0xEDB88320, reflected), eight bytes a step ("slicing by 8"). */
const POLYNOMIAL = 0xedb88320;
const SLICES = 8;

function makeTable(): Int32Array {
  const table = new Int32Array(256 * SLICES);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    table[byte] = value;
  }
  for (let at = 256; at < table.length; at++) {
    const previous = table[at - 256] ?? 0;
    table[at] = (previous >>> 8) ^ (table[previous & 255] ?? 0);
  }
  return table;
}

let table: Int32Array | undefined;

/** Continues `seed`, the CRC-32 of what came before (0 at the start), over `bytes`; an unsigned 32-bit number. */
export function crc32(bytes: Uint8Array, seed: number): number {
  const t = (table ??= makeTable());
  const at = (slice: number, index: number): number => t[slice * 256 + index] ?? 0;
  const byte = (index: number): number => bytes[index] ?? 0;
  let crc = ~seed;
  let i = 0;
  for (const end = bytes.length - (SLICES - 1); i < end; i += SLICES) {
    crc ^= byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24);
    crc =
      at(7, crc & 255) ^
      at(6, (crc >>> 8) & 255) ^
      at(5, (crc >>> 16) & 255) ^
      at(4, crc >>> 24) ^
      at(3, byte(i + 4)) ^
      at(2, byte(i + 5)) ^
      at(1, byte(i + 6)) ^
      at(0, byte(i + 7));
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ at(0, (crc ^ byte(i)) & 255);
  return ~crc >>> 0;
}
