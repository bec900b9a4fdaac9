/**
 * What the editor knows of the code: completion, types on hover, parameters, formatting, errors of syntax; with Node's own
 * declarations. The worker is TypeScript itself, over 1 MiB (brotli), so this module is only imported dynamically.
 */
import {
  javascriptDefaults,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import { setupJavaScript, setupTypeScript } from 'monaco-editor/languages/features/typescript/tsMode';
import { nodeTypes } from './node-types.ts';

/** As Node 24 reads code; without `lib.dom`, so that nobody is offered `window`. */
const OPTIONS = {
  allowJs: true,
  allowNonTsExtensions: true,
  allowImportingTsExtensions: true,
  erasableSyntaxOnly: true,
  lib: ['esnext'],
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.NodeJs,
  noEmit: true,
  target: ScriptTarget.ESNext,
};

const SERVICES = {
  completionItems: true,
  diagnostics: true,
  documentRangeFormattingEdits: true,
  hovers: true,
  signatureHelp: true,
};

/** Starts both services. Each worker comes with the first question to it. @param encountered languages that had a model before */
export function startLanguageServices(encountered: ReadonlySet<string>): void {
  for (const defaults of [javascriptDefaults, typescriptDefaults]) {
    defaults.setCompilerOptions(OPTIONS);
    defaults.setModeConfiguration(SERVICES);
    defaults.setExtraLibs([...nodeTypes]);
    defaults.setEagerModelSync(true);
  }
  // What type a thing has is for TypeScript files to say; in JavaScript it would be noise.
  javascriptDefaults.setDiagnosticsOptions({
    noSemanticValidation: true,
    noSuggestionDiagnostics: true,
    onlyVisible: true,
  });
  typescriptDefaults.setDiagnosticsOptions({ noSuggestionDiagnostics: true, onlyVisible: true });
  // Monaco starts a service with the first model of its language; where that was earlier, it has missed it.
  if (encountered.has('javascript')) setupJavaScript(javascriptDefaults);
  if (encountered.has('typescript')) setupTypeScript(typescriptDefaults);
}
