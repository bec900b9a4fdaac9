import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTENT_LANGUAGE } from '../i18n/languages.ts';
import { SITE_WORDS } from '../i18n/site-words.ts';
import { withoutEntities } from './entities.ts';
import {
  missingLetters,
  PNG,
  picturePng,
  pictureParts,
  pictureSvg,
  type PictureParts,
} from './page-picture-drawing.ts';
import { pictureFile, pictureText } from './page-picture.ts';
import { siteConfig } from './site-config.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** By what is drawn: a title that stays the same is not drawn again. */
const CACHE = join(PROJECT, '.hotpath/cache/og');

/** What the `<meta property>` of a page that Astro has built says. */
function meta(html: string, property: string): string | undefined {
  const content = new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1];
  return content === undefined ? undefined : withoutEntities(content);
}

async function pictureOf(svg: string): Promise<Uint8Array> {
  const hash = createHash('sha256')
    .update(JSON.stringify([svg, PNG]))
    .digest('hex');
  const path = join(CACHE, `${hash}.png`);
  const known = await readFile(path).catch(() => undefined);
  if (known) return known;
  const made = await picturePng(svg);
  await mkdir(CACHE, { recursive: true });
  await writeFile(path, made);
  return made;
}

/** The site's own picture, of the start page and of what has none: the one in `public/`, or on a site of another language its like. */
async function ownPicture(parts: PictureParts): Promise<Uint8Array> {
  const { language } = siteConfig;
  const { site, pictureKinds } = SITE_WORDS[language];
  const text = pictureText('/', site.picture, undefined, pictureKinds);
  const drawn = language !== CONTENT_LANGUAGE && missingLetters(text, parts).length === 0;
  return drawn ? pictureOf(pictureSvg(text, parts)) : readFile(join(PROJECT, 'public/og.png'));
}

/**
 * Draws the picture that each page of a built site names (see route-middleware.ts).
 * @param root folder of the site
 * @param warn is told of each page whose title the font has no letters for: it gets the site's own picture
 * @returns how many pictures there are, beside the site's own
 */
export async function drawPagePictures(root: string, warn: (message: string) => void): Promise<number> {
  const parts = await pictureParts(PROJECT);
  const own = await ownPicture(parts);
  await writeFile(join(root, 'og.png'), own);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const drawn = entries.map(async ({ parentPath, name }) => {
    if (name !== 'index.html') return false;
    const path = relative(root, parentPath).split(sep).join('/');
    const file = pictureFile(path);
    const html = await readFile(join(parentPath, name), 'utf8');
    const title = meta(html, 'og:image:alt');
    if (file === undefined || title === undefined) return false;
    const kinds = SITE_WORDS[siteConfig.language].pictureKinds;
    const text = pictureText(path, title, meta(html, 'article:section'), kinds);
    const missing = missingLetters(text, parts).join(' ');
    if (missing !== '') warn(`${path}: the font of link previews has no ${missing}: it gets the site's own picture`);
    const picture = missing === '' ? await pictureOf(pictureSvg(text, parts)) : own;
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), picture);
    return true;
  });
  return (await Promise.all(drawn)).filter(Boolean).length;
}
