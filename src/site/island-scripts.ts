/** Islands without which a page's text is not shown: their scripts are asked for all at once, not one import after another. */
const HOLDS_TEXT_BACK: ReadonlySet<string> = new Set(['QuizRun']);

const ISLAND = /<astro-island\b[^>]*>/g;
const SCRIPT = /\b(?:component|renderer)-url="([^"]+)"/g;
/** Imports that a script cannot run without; `import()` is something else. */
const IMPORT = /\b(?:from|import)\s*["']\.\/([^"']+\.js)["']/g;

/** What a script in Astro's folder consists of, by its name there; `undefined` when there is none. */
export type ReadScript = (name: string) => string | undefined;

function addWithImports(name: string, read: ReadScript, found: Set<string>): void {
  if (found.has(name)) return;
  found.add(name);
  for (const [, imported = ''] of read(name)?.matchAll(IMPORT) ?? []) addWithImports(imported, read, found);
}

/**
 * `html` with a link for each script of an island that holds text back, right before it. A browser finds imports of imports only
 * when it has read what imports them: on a phone that is a trip to the server for each step.
 */
export function withIslandScripts(html: string, read: ReadScript): string {
  return html.replaceAll(ISLAND, (island) => {
    const name = /&quot;name&quot;:&quot;(\w+)&quot;/.exec(island)?.[1] ?? '';
    if (!HOLDS_TEXT_BACK.has(name)) return island;
    const urls = [...island.matchAll(SCRIPT)].map(([, url = '']) => url);
    const folder = urls[0]?.replace(/[^/]+$/, '') ?? '';
    const names = new Set<string>();
    for (const url of urls) addWithImports(url.slice(folder.length), read, names);
    return [...names].map((script) => `<link rel="modulepreload" href="${folder}${script}">`).join('') + island;
  });
}
