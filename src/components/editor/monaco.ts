/**
 * The parts of Monaco that a lab needs: an editor with what people expect of VS Code, and JavaScript's colours. Only ever imported
 * dynamically. The TypeScript worker is not part of it; it comes with `language-service.ts`.
 */
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/smartSelect/register';
// The feature's own entry has only inline completions.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/typescript/register';
import { themes } from './themes.ts';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

/** Languages that an editor has shown. Their services may be loaded later. */
const encountered = new Set<string>();
for (const language of ['javascript', 'typescript'])
  monaco.languages.onLanguage(language, () => encountered.add(language));

let services: Promise<void> | undefined;

/** Loads what knows the code, once. Where it cannot be had, the editor goes on without. */
export function loadLanguageServices(): Promise<void> {
  services ??= import('./language-service.ts').then(
    ({ startLanguageServices }) => startLanguageServices(encountered),
    () => {
      services = undefined;
    },
  );
  return services;
}

for (const [name, data] of Object.entries(themes)) monaco.editor.defineTheme(name, data);

export { monaco };
