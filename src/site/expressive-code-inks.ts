import { definePlugin, ExpressiveCodeAnnotation, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';
import { h } from '@astrojs/starlight/expressive-code/hast';
import { INK_CLASS, INKS, type InkedLine } from '../highlight/inks.ts';
import type { Scheme } from '../highlight/schemes.ts';
import { INK_COLOURS } from './code-theme.ts';

type RenderOptions = Parameters<ExpressiveCodeAnnotation['render']>[0];

class InkAnnotation extends ExpressiveCodeAnnotation {
  readonly className: string;
  constructor(className: string, columnStart: number, columnEnd: number) {
    super({ inlineRange: { columnStart, columnEnd }, renderPhase: 'earliest' });
    this.className = className;
  }
  render({ nodesToTransform }: RenderOptions): ReturnType<ExpressiveCodeAnnotation['render']> {
    return nodesToTransform.map((node) => h('span', { class: this.className }, node));
  }
}

const rules = (type: 'dark' | 'light', before: string): string =>
  INKS.map((ink) => `${before}.ec-line .${INK_CLASS[ink]} { color: ${INK_COLOURS[type][ink]}; }`).join('\n');

/** A shell's words that take something in angle brackets: `<file>` is a place to fill in, not a redirection. */
const SHELLS: ReadonlySet<string> = new Set(['bash', 'sh', 'shell', 'shellscript', 'zsh']);

const asWords = (code: string): string => code.replace(/<([^>]*[^>\s])>/g, 'X$1X');

/** Lines of code to what they are coloured by: `inkedLines`, or the same in a thread. */
export type ReadInks = (code: string, language: string, scheme: Scheme) => Promise<InkedLine[]>;

/**
 * Expressive Code plugin in place of its own highlighting, which reads all code once for each theme and writes both colours at each
 * token: nearly half of a guide's HTML. Here a token has the letter of its ink, and plain text has nothing.
 */
export function inkedBlocks(read: ReadInks): ExpressiveCodePlugin {
  return definePlugin({
    name: 'Hotpath inks',
    baseStyles: `${rules('dark', '')}\n${rules('light', ":root[data-theme='light'] & ")}`,
    hooks: {
      async performSyntaxAnalysis({ codeBlock }) {
        const { language, code } = codeBlock;
        const lines = await read(SHELLS.has(language) ? asWords(code) : code, language, 'guide');
        for (const [index, tokens] of lines.entries()) {
          const line = codeBlock.getLine(index);
          for (const { start, end, ink } of tokens) line?.addAnnotation(new InkAnnotation(INK_CLASS[ink], start, end));
        }
      },
    },
  });
}
