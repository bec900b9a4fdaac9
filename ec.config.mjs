import { defineEcConfig } from '@astrojs/starlight/expressive-code';
import { runBlocks } from './src/components/guide/expressive-code-run.ts';
import { codeDark, codeLight } from './src/site/code-theme.ts';
import { inkedBlocks } from './src/site/expressive-code-inks.ts';
import { copyFromPage } from './src/site/expressive-code-copy.ts';
import { labelledBlocks } from './src/site/expressive-code-labels.ts';
import { siteConfig } from './src/site/site-config.ts';

// Node loads this file for Markdown; the bundle for <Code> has it, too, and no file of a thread beside it.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- only Vite sets it
const { inkedLines } = import.meta.env
  ? await import('./src/highlight/tokens.ts')
  : { inkedLines: (await import('./src/highlight/beside.ts')).inkedLinesBeside };

// Expressive Code reads this file for Markdown and for <Code> alike; functions cannot be handed over in astro.config.mjs.
export default defineEcConfig({
  themes: [codeDark, codeLight],
  shiki: false,
  plugins: [
    inkedBlocks(inkedLines),
    labelledBlocks(siteConfig.language),
    runBlocks(siteConfig.language),
    copyFromPage(),
  ],
  // No page marks lines or words; their styles would travel with every guide.
  textMarkers: false,
  styleOverrides: {
    borderRadius: '0.5rem',
    borderColor: 'var(--hp-line)',
    codeFontSize: '0.8125rem',
    codeLineHeight: '1.65',
    codePaddingInline: '1.125rem',
    focusBorder: 'var(--hp-frost)',
    uiFontSize: '0.8125rem',
    frames: {
      shadowColor: 'transparent',
      editorTabBarBackground: 'var(--hp-surface-raised)',
      editorTabBarBorderColor: 'var(--hp-line)',
      editorTabBarBorderBottomColor: 'var(--hp-line)',
      editorActiveTabIndicatorTopColor: 'var(--hp-ember-strong)',
      editorActiveTabBorderColor: 'var(--hp-line)',
      terminalTitlebarBackground: 'var(--hp-surface-raised)',
      terminalTitlebarBorderBottomColor: 'var(--hp-line)',
      terminalTitlebarForeground: 'var(--sl-color-gray-2)',
    },
  },
});
