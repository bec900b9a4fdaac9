import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

/** An icon of the installed site, made from `public/favicon.svg`. */
export interface Icon extends Record<string, string | number> {
  readonly name: string;
  /** Pixels a side. */
  readonly size: number;
  /** `maskable`: systems cut it into a shape of theirs, and promise to leave the middle four fifths. */
  readonly purpose: 'any' | 'maskable';
}

export const ICONS: readonly Icon[] = [
  { name: 'icon-192', size: 192, purpose: 'any' },
  { name: 'icon-512', size: 512, purpose: 'any' },
  { name: 'icon-maskable-512', size: 512, purpose: 'maskable' },
];

const BACKGROUND = '#0e1318';

/** What the mark takes of a side: of a maskable icon, a circle of four fifths must hold its corners. */
const SHARE = { any: 0.75, maskable: 0.54 } as const;

/** The icon as PNG. */
export async function drawIcon({ size, purpose }: Icon): Promise<Uint8Array<ArrayBuffer>> {
  const mark = Math.round(size * SHARE[purpose]);
  const svg = await readFile('public/favicon.svg');
  // The drawing is 16 units a side; 72 dots an inch is one pixel a unit.
  const drawn = await sharp(svg, { density: (72 * mark) / 16 })
    .resize(mark, mark)
    .png()
    .toBuffer();
  const canvas = sharp({ create: { width: size, height: size, channels: 4, background: BACKGROUND } });
  return new Uint8Array(
    await canvas
      .composite([{ input: drawn, gravity: 'centre' }])
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );
}
