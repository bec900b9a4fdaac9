/** The variables of a `.env` file (`util.parseEnv`, `--env-file`), by Node's rules: quotes of three kinds, comments, `export`. */
export function parseEnv(text: string): Record<string, string> {
  const result: Record<string, string> = {};
  const line =
    /^\s*(?:export\s+)?([\w.-]+)[^\S\n]*=[^\S\n]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\n#]*))?[^\n]*$/gm;
  for (const [, key, double, single, back, bare] of text.matchAll(line)) {
    if (key === undefined) continue;
    result[key] = double?.replace(/\\n/g, '\n') ?? single ?? back ?? (bare ?? '').trim();
  }
  return result;
}
