const byExtension: Readonly<Record<string, string>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  json: 'json',
  yaml: 'yaml',
  sql: 'sql',
  sh: 'shellscript',
};

/** The language of a file by its name, in the ids that Shiki and Monaco share; `plaintext` when unknown. */
export function languageOf(path: string): string {
  return byExtension[path.slice(path.lastIndexOf('.') + 1)] ?? 'plaintext';
}
