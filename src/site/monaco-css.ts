import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const PREFIX = '\0monaco-css:';

/**
 * Turns the `.css` imports of monaco-editor into constructable style sheets inside the lazy chunk. Astro would hoist them into the
 * `<head>` of the lab page, 171 KiB before any click.
 */
export function monacoCss(): Plugin {
  return {
    name: 'hotpath-monaco-css',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: /\.css$/ },
      handler(id, importer) {
        if (importer === undefined || !/monaco-editor[\\/]esm/.test(importer)) return null;
        // The suffix keeps other CSS plugins from taking it for a style sheet.
        return `${PREFIX}${resolve(dirname(importer.split('?')[0] ?? importer), id)}.js`;
      },
    },
    load: {
      filter: { id: new RegExp(`^${PREFIX}`) },
      handler(id) {
        const file = id.slice(PREFIX.length, -'.js'.length);
        return { code: toModule(readFileSync(file, 'utf8'), dirname(file)), moduleSideEffects: true };
      },
    },
  };
}

/** JavaScript that adopts `css`. Fonts it names become hashed assets, with addresses resolved against the page. */
function toModule(css: string, folder: string): string {
  const imports: string[] = [];
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');
  const literal = `\`${text.replace(/[`\\$]/g, '\\$&')}\``.replace(
    /url\((['"]?)(\.[^)'"]+\.ttf)\1\)/g,
    (_match, _quote, url: string) => {
      const name = `font${imports.length}`;
      imports.push(`import ${name} from ${JSON.stringify(`${resolve(folder, url)}?url`)};`);
      return `url(\${new URL(${name}, location.href)})`;
    },
  );
  return `${imports.join('\n')}
if (typeof document !== 'undefined') {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(${literal});
  document.adoptedStyleSheets.push(sheet);
}`;
}
