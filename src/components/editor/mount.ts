import { code as words } from '#words/editor/code.ts';
import { loadLanguageServices, monaco } from './monaco.ts';
import { fontFamily, metrics } from './palette.ts';
import { languageOf } from './language.ts';

/** A file as the editor shows it. */
export interface EditorFile {
  path: string;
  text: string;
  readOnly: boolean;
}

/** A place in a file; both numbers count from 1. */
export interface EditorPosition {
  line: number;
  column: number;
}

export interface EditorOptions {
  /** Tells the models of several editors on one page apart. */
  scope: string;
  /** The reader changed a file. Not called for changes made through the handle. */
  onChange: (path: string, text: string) => void;
  /** All files of the project, so that imports between them are known. */
  files: () => readonly EditorFile[];
  /** Ctrl+Enter or Cmd+Enter. */
  onRun: () => void;
  /** Ctrl+S or Cmd+S. */
  onSave: () => void;
  /** Escape, when it has nothing to close in the editor. */
  onLeave: () => void;
}

export interface EditorHandle {
  /** Shows a file, and the place in it if given. Its text replaces what the editor holds where it differs; undo still works. */
  show(file: EditorFile, position?: EditorPosition): void;
  focus(): void;
  dispose(): void;
}

/** Escape first closes what is open inside the editor; only then does it leave. */
const NOTHING_TO_CLOSE =
  'editorTextFocus && !suggestWidgetVisible && !findWidgetVisible && !editorHasMultipleSelections && !inSnippetMode && !editorHoverVisible';

/** Puts a Monaco editor into `host`, which decides its size. Follows Starlight's theme switch. */
export function mountEditor(host: HTMLElement, options: EditorOptions): EditorHandle {
  const models = new Map<string, monaco.editor.ITextModel>();
  const views = new Map<string, monaco.editor.ICodeEditorViewState | null>();
  let current: string | undefined;
  let applying = false;

  const editor = monaco.editor.create(host, {
    model: null,
    theme: currentTheme(),
    ariaLabel: words.label,
    automaticLayout: true,
    bracketPairColorization: { enabled: false },
    contextmenu: true,
    fixedOverflowWidgets: true,
    folding: false,
    fontFamily,
    fontLigatures: false,
    fontSize: metrics.fontSize,
    glyphMargin: false,
    guides: { indentation: false },
    lineDecorationsWidth: metrics.gutter,
    lineHeight: metrics.lineHeight,
    lineNumbersMinChars: 4,
    minimap: { enabled: false },
    occurrencesHighlight: 'off',
    overviewRulerLanes: 0,
    padding: { top: metrics.padding, bottom: metrics.padding },
    renderLineHighlight: 'line',
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    stickyScroll: { enabled: false },
    // The focusable frame around the editor is the tab stop; Enter goes in. So Tab never gets caught.
    tabIndex: -1,
    tabSize: 2,
    unicodeHighlight: { ambiguousCharacters: false },
  });

  // The first time somebody is about to write. Not where data is dear: it is twice what the editor itself is.
  const firstFocus = editor.onDidFocusEditorText(() => {
    firstFocus.dispose();
    if (isSlow()) return;
    for (const file of options.files()) modelOf(file);
    void loadLanguageServices();
  });

  const { CtrlCmd } = monaco.KeyMod;
  editor.addCommand(CtrlCmd | monaco.KeyCode.Enter, options.onRun);
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyS, options.onSave);
  editor.addCommand(monaco.KeyCode.Escape, options.onLeave, NOTHING_TO_CLOSE);

  const followTheme = new MutationObserver(() => monaco.editor.setTheme(currentTheme()));
  followTheme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });

  function modelOf(file: EditorFile): monaco.editor.ITextModel {
    const known = models.get(file.path);
    if (known) {
      if (known.getValue() !== file.text) replaceText(known, file.text);
      return known;
    }
    const uri = monaco.Uri.from({ scheme: 'file', path: `/${options.scope}/${file.path}` });
    const model = monaco.editor.createModel(file.text, languageOf(file.path), uri);
    model.onDidChangeContent(() => {
      if (!applying) options.onChange(file.path, model.getValue());
    });
    models.set(file.path, model);
    return model;
  }

  function replaceText(model: monaco.editor.ITextModel, text: string): void {
    applying = true;
    try {
      model.pushStackElement();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
      model.pushStackElement();
    } finally {
      applying = false;
    }
  }

  return {
    show(file, position) {
      const model = modelOf(file);
      if (file.path !== current) {
        if (current !== undefined) views.set(current, editor.saveViewState());
        editor.setModel(model);
        editor.restoreViewState(views.get(file.path) ?? null);
        current = file.path;
      }
      editor.updateOptions({ readOnly: file.readOnly });
      if (position) {
        const place = { lineNumber: position.line, column: position.column };
        editor.setPosition(place);
        editor.revealPositionInCenter(place);
      }
    },
    focus: () => editor.focus(),
    dispose() {
      followTheme.disconnect();
      editor.dispose();
      for (const model of models.values()) model.dispose();
    },
  };
}

/** Whether the reader's connection is slow, or they asked their browser to save data. Browsers that do not tell count as fast. */
function isSlow(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /(?:2g|3g)$/.test(connection?.effectiveType ?? '');
}

function currentTheme(): string {
  return document.documentElement.dataset['theme'] === 'light' ? 'hotpath-light' : 'hotpath-dark';
}
