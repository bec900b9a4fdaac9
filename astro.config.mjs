import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { runElement } from './src/components/guide/run-integration.ts';
import { intentDirective } from './src/components/ui/intent-integration.ts';
import { languagePlugin } from './src/i18n/language-plugin.ts';
import { LANGUAGES } from './src/i18n/languages.ts';
import { SITE_WORDS } from './src/i18n/site-words.ts';
import { contentCheck } from './src/site/content-check-integration.ts';
import { contentStore } from './src/site/content-store.ts';
import { contentLinks } from './src/site/content-links.ts';
import { engineAssets } from './src/site/engine-assets.ts';
import { hostingOutput, pagePolicies } from './src/site/hosting-integration.ts';
import { labReload } from './src/site/lab-reload.ts';
import { monacoCss } from './src/site/monaco-css.ts';
import { monacoParts } from './src/site/monaco-parts.ts';
import { monacoWorkers } from './src/site/monaco-workers.ts';
import { offlineCopy } from './src/site/offline-integration.ts';
import { buildSidebar } from './src/site/sidebar.ts';
import { pagePictures } from './src/site/page-pictures-integration.ts';
import { searchIndex } from './src/site/search-index.ts';
import { siteConfig } from './src/site/site-config.ts';
import { webcontainerModule } from './src/site/webcontainer-module.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const { base, language } = siteConfig;

export default defineConfig({
  // The published address. Without it the pages carry no canonical links, and the sitemap names the local address.
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  base,
  // `dist/` is what a host serves from its root, so a site below a path lies in the folder of that name.
  outDir: `./dist${base}`,
  cacheDir: './.astro',
  // A page waits for the disk while others are rendered.
  build: { concurrency: 4 },
  markdown: { processor: satteri({ hastPlugins: [contentLinks(base)] }) },
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
  vite: {
    plugins: [
      languagePlugin(language),
      contentStore(join(root, '.astro')),
      monacoCss(),
      monacoParts(),
      monacoWorkers(),
      webcontainerModule(),
    ],
    worker: { format: 'es' },
    build: { chunkSizeWarningLimit: 8000 },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // Every island needs all of it: one request in place of three.
              codeSplitting: { groups: [{ name: 'preact', test: /node_modules\/preact\// }] },
            },
          },
        },
      },
    },
  },
  integrations: [
    contentCheck(),
    labReload(),
    starlight({
      title: 'Hotpath',
      description: SITE_WORDS[language].site.description,
      // One language a site. With a locale of its own each page would be built twice, for the sake of its buttons.
      defaultLocale: 'root',
      locales: { root: { label: LANGUAGES[language], lang: language } },
      plugins: [
        {
          name: 'hotpath-words',
          hooks: {
            // Starlight refuses a plugin without it.
            'config:setup': () => undefined,
            'i18n:setup': ({ injectTranslations }) =>
              injectTranslations({ [language]: SITE_WORDS[language].starlight }),
          },
        },
      ],
      favicon: '/favicon.svg',
      head: [
        { tag: 'link', attrs: { rel: 'apple-touch-icon', href: `${base}apple-touch-icon.png` } },
        { tag: 'link', attrs: { rel: 'manifest', href: `${base}manifest.webmanifest` } },
        { tag: 'meta', attrs: { name: 'theme-color', content: '#0e1318', media: '(prefers-color-scheme: dark)' } },
        { tag: 'meta', attrs: { name: 'theme-color', content: '#fcfdfe', media: '(prefers-color-scheme: light)' } },
      ],
      // searchIndex() below, which knows the language of the content.
      pagefind: false,
      credits: false,
      disable404Route: true,
      customCss: ['tokens', 'prose', 'chrome', 'buttons'].map((name) => `./src/site/styles/${name}.css`),
      components: Object.fromEntries(
        ['Footer', 'Header', 'Hero', 'PageSidebar', 'Search', 'Sidebar', 'SiteTitle'].map((name) => [
          name,
          `./src/site/overrides/${name}.astro`,
        ]),
      ),
      routeMiddleware: './src/site/route-middleware.ts',
      markdown: { processedDirs: ['./content/docs'] },
      sidebar: buildSidebar(root, language),
    }),
    preact({ include: ['**/*.tsx'] }),
    intentDirective(),
    runElement(),
    searchIndex(),
    engineAssets(),
    // In this order: the service worker knows pages by their hash.
    pagePolicies(),
    offlineCopy(),
    pagePictures(),
    hostingOutput(),
  ],
});
