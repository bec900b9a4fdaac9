// A signature for records. It uses operators only: whatever the code under test replaces, it cannot learn the key from here.

/**
 * HalfSipHash-2-4 with 64 bits of result (Aumasson & Bernstein, "SipHash: a fast short-input PRF", 2012, and their reference code),
 * over 32-bit words of two UTF-16 code units each.
 *
 * @param {number} k0 first half of the key
 * @param {number} k1 second half of the key
 * @param {Uint16Array} units what is signed
 */
export function seal(k0, k1, units) {
  let v0 = k0;
  let v1 = k1 ^ 0xee;
  let v2 = 0x6c796765 ^ k0;
  let v3 = 0x74656462 ^ k1;
  const mix = (rounds) => {
    for (let round = 0; round < rounds; round += 1) {
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
    }
  };
  const { length } = units;
  for (let index = 0; index + 1 < length; index += 2) {
    const word = units[index] | (units[index + 1] << 16);
    v3 ^= word;
    mix(2);
    v0 ^= word;
  }
  const last = (length << 24) | (length % 2 === 1 ? units[length - 1] : 0);
  v3 ^= last;
  mix(2);
  v0 ^= last;
  v2 ^= 0xee;
  mix(4);
  const high = (v1 ^ v3) >>> 0;
  v1 ^= 0xdd;
  mix(4);
  // Two numbers in one text, so that it can stand in a line.
  return `${high}.${(v1 ^ v3) >>> 0}`;
}
