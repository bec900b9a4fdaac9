/** Draws pictures of pages. Texts are outlines of a font that npm installs: every machine draws the same. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import opentype, { type Font } from 'opentype.js';
import sharp from 'sharp';
import { PICTURE, titleLines, type PictureText } from './page-picture.ts';

const require = createRequire(import.meta.url);

/** The dark palette of `styles/tokens.css`. */
const COLOURS = {
  ground: '#0e1318',
  text: '#f4f7f9',
  quiet: '#b9c5d0',
  line: '#2f3b47',
  ember: '#f0641b',
  frost: '#5ccfdc',
} as const;

/** How a PNG is made: 32 colours are enough for the edges of letters, in half the bytes. More effort takes longer and saves nothing here. */
export const PNG = { palette: true, colours: 32, dither: 0, effort: 1, compressionLevel: 9 } as const;

/** Letters of headings stand closer, in shares of the font size. */
const TIGHT = { letterSpacing: -0.025 } as const;

/** What drawing needs from the disk. */
export interface PictureParts {
  readonly bold: Font;
  readonly medium: Font;
  /** The site's mark, as elements of SVG in a square of 16 units. */
  readonly mark: string;
}

/** @param root absolute path of the project */
export async function pictureParts(root: string): Promise<PictureParts> {
  const font = async (file: string): Promise<Font> => {
    const bytes = await readFile(file);
    return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  };
  const [bold, medium, icon] = await Promise.all([
    font(require.resolve('@fontsource/arimo/files/arimo-latin-700-normal.woff')),
    font(require.resolve('@fontsource/arimo/files/arimo-latin-500-normal.woff')),
    readFile(join(root, 'public/favicon.svg'), 'utf8'),
  ]);
  return { bold, medium, mark: icon.replaceAll(/<\/?svg\b[^>]*>/g, '') };
}

/** Characters of `text` that the font has no letters for. */
export function missingLetters(text: PictureText, { bold }: PictureParts): string[] {
  const all = [text.kind, text.section, text.title].join('');
  return [...new Set(all)].filter((letter) => !/\s/.test(letter) && !bold.hasChar(letter));
}

/** A thread that is held, between two stretches of a loop that stays free. */
function timeline(): string {
  const { margin, width } = PICTURE;
  const ticks = (from: number, count: number): string =>
    Array.from({ length: count }, (_, at) => `M${from + at * 17.3} 535v26`).join('');
  const blocks = Array.from(
    { length: 9 },
    (_, at) => `<rect x="${(309 + at * 64.5).toFixed(1)}" y="490" width="60.5" height="34" rx="4"/>`,
  ).join('');
  return `<path d="M${margin} 533.5h${width - 2 * margin}" stroke="${COLOURS.line}" stroke-width="3"/>
<path d="${ticks(margin + 2, 14)}${ticks(897, 13)}" stroke="${COLOURS.frost}" stroke-width="4"/>
<g fill="${COLOURS.ember}">${blocks}</g>`;
}

/** The picture as SVG without any text element. */
export function pictureSvg({ kind, section, title }: PictureText, { bold, medium, mark }: PictureParts): string {
  const { width, height, margin } = PICTURE;
  const put = (font: Font, text: string, x: number, y: number, size: number, colour: string): string =>
    `<path fill="${colour}" d="${font.getPath(text, x, y, size, font === bold ? TIGHT : {}).toPathData(1)}"/>`;
  const { size, lines } = titleLines(title, width - 2 * margin, (text) => bold.getAdvanceWidth(text, 1, TIGHT));
  const above = [kind, section].filter((text) => text !== undefined).join('  ·  ');
  const leading = size * 1.12;
  // The title stands in the middle between what is above it and the timeline.
  const first = 335 - ((lines.length - 1) * leading) / 2 + size * 0.36;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${COLOURS.ground}"/>
<g transform="translate(${margin} 72) scale(3.5)">${mark}</g>
${put(bold, 'Hotpath', 158, 114, 40, COLOURS.text)}
${above === '' ? '' : put(medium, above, width - margin - medium.getAdvanceWidth(above, 32), 112, 32, COLOURS.quiet)}
${lines.map((line, at) => put(bold, line, margin - size * 0.02, first + at * leading, size, COLOURS.text)).join('\n')}
${timeline()}
</svg>`;
}

/** `svg` as PNG. */
export async function picturePng(svg: string): Promise<Uint8Array> {
  return sharp(Buffer.from(svg)).png(PNG).toBuffer();
}
