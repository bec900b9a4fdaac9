/**
 * How the files that we take begin. `null` stands for any byte. No file begins like two of them.
 * @type {{ type: string, bytes: (number | null)[] }[]}
 */
export const signatures = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  // "RIFF", four bytes with the length, "WEBP". A sound file begins with "RIFF" as well.
  { type: 'image/webp', bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50] },
];
