import { createHash } from 'node:crypto';
import { transform } from 'lightningcss';

const CLASS_ATTRIBUTE = /\sclass="([^"]*)"/g;
const CLASS = /\.((?:[\w-]|\\.)+)/g;
const KEYFRAMES = /@keyframes\s+([\w-]+)/g;
const VARIABLE_SET = /(--[\w-]+)\s*:/g;
const VARIABLE_USED = /\bvar\(\s*(--[\w-]+)/g;
const WORD = /[\w:-]+/g;

const captured = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** Adds to `names` what a page's elements are called in stylesheets: its classes, and the variables that its style attributes read. */
export function addNamesOfPage(html: string, names: Set<string>): void {
  // Most elements share their list of classes with others.
  for (const list of new Set(captured(CLASS_ATTRIBUTE, html))) {
    for (const name of list.split(/\s+/)) names.add(name);
  }
  for (const name of captured(VARIABLE_USED, html)) names.add(name);
}

/** Adds to `names` every word of a script: any of them may become a class. */
export function addNamesOfScript(script: string, names: Set<string>): void {
  for (const [word] of script.matchAll(WORD)) names.add(word);
}

/**
 * Stylesheets without rules for classes that no page and no script has, and without variables that nothing reads. Starlight and Expressive
 * Code bring styles for all they can do; a site pays for what it does. Element selectors stay as they are.
 * @param sheets the site's stylesheets, by name: variables of one are read in another
 * @param names from {@link addNamesOfPage} and {@link addNamesOfScript}
 */
export function leanStyles(sheets: ReadonlyMap<string, string>, names: ReadonlySet<string>): Map<string, string> {
  const lean = new Map(sheets);
  for (const [name, css] of sheets) {
    // Lightning CSS takes a name for all that may have it. Animations stay.
    const animations = new Set(captured(KEYFRAMES, css));
    const classes = captured(CLASS, css).map((found) => found.replaceAll('\\', ''));
    const unused = classes.filter((found) => /^[a-z_-]/i.test(found) && !names.has(found) && !animations.has(found));
    lean.set(name, without(css, unused));
  }
  // A variable that is gone may have been the only reader of another.
  for (let before = -1, after = 0; before !== after;) {
    before = total(lean);
    const read = new Set(captured(VARIABLE_USED, [...lean.values()].join('\n')));
    for (const [name, css] of lean) {
      const unread = captured(VARIABLE_SET, css).filter((variable) => !read.has(variable) && !names.has(variable));
      if (unread.length > 0) lean.set(name, without(css, unread));
    }
    after = total(lean);
  }
  return lean;
}

const total = (sheets: ReadonlyMap<string, string>): number =>
  [...sheets.values()].reduce((sum, { length }) => sum + length, 0);

function without(css: string, names: readonly string[]): string {
  const { code } = transform({
    filename: 'sheet.css',
    code: Buffer.from(css),
    minify: true,
    unusedSymbols: [...new Set(names)],
  });
  return Buffer.from(code).toString();
}

/** `site.1a2b3c4d.css` with the hash of `content` for the one in it: hosts let browsers keep files of that name for good. */
export function renamedFor(content: string, file: string): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  return file.replace(/\.[\w-]+\.css$/, `.${hash}.css`);
}
