/** The package has no types for it. Both functions start a language service, to be called once each. */
declare module 'monaco-editor/languages/features/typescript/tsMode' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- declarations of modules cannot import
  type Defaults = import('monaco-editor/languages/features/typescript/register').LanguageServiceDefaults;
  export function setupJavaScript(defaults: Defaults): void;
  export function setupTypeScript(defaults: Defaults): void;
}
