import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { runElement } from './src/components/guide/run-integration.ts';
import { codeDark, codeLight } from './src/site/code-theme.ts';
import { contentCheck } from './src/site/content-check-integration.ts';
import { hostingOutput, pagePolicies } from './src/site/hosting-integration.ts';
import { monacoCss } from './src/site/monaco-css.ts';
import { buildSidebar } from './src/site/sidebar.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  // The published address. Without it the pages carry no canonical links, and the sitemap names the local address.
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  cacheDir: './.astro',
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
  vite: {
    plugins: [monacoCss()],
    worker: { format: 'es' },
    build: { chunkSizeWarningLimit: 8000 },
  },
  integrations: [
    contentCheck(),
    starlight({
      title: 'Hotpath',
      description: 'Learn Node.js performance by doing it: guides, graded labs and quizzes that run in your own browser.',
      favicon: '/favicon.svg',
      credits: false,
      disable404Route: true,
      customCss: ['tokens', 'prose', 'chrome', 'buttons'].map((name) => `./src/site/styles/${name}.css`),
      components: Object.fromEntries(
        ['Footer', 'Header', 'Hero', 'Sidebar', 'SiteTitle'].map((name) => [name, `./src/site/overrides/${name}.astro`]),
      ),
      expressiveCode: {
        themes: [codeDark, codeLight],
        styleOverrides: {
          borderRadius: '0.5rem',
          borderColor: 'var(--hp-line)',
          codeFontSize: '0.8125rem',
          codeLineHeight: '1.65',
          codePaddingInline: '1.125rem',
          focusBorder: 'var(--hp-frost)',
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
      },
      routeMiddleware: './src/site/route-middleware.ts',
      markdown: { processedDirs: ['./content/docs'] },
      sidebar: buildSidebar(root),
    }),
    preact(),
    runElement(),
    // In this order: a service worker that hashes pages stands between the two.
    pagePolicies(),
    hostingOutput(),
  ],
});
