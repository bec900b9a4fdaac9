import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { hostingOutput, pagePolicies } from './src/site/hosting-integration.ts';
import { buildSidebar } from './src/site/sidebar.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  // The published address. Without it the pages carry no canonical links, and the sitemap names the local address.
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  cacheDir: './.astro',
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
  vite: {
    worker: { format: 'es' },
    build: { chunkSizeWarningLimit: 8000 },
  },
  integrations: [
    starlight({
      title: 'Hotpath',
      description: 'Learn Node.js performance by doing it: guides, graded labs and quizzes that run in your own browser.',
      favicon: '/favicon.svg',
      credits: false,
      customCss: ['./src/site/styles/tokens.css', './src/site/styles/prose.css', './src/site/styles/chrome.css'],
      routeMiddleware: './src/site/route-middleware.ts',
      markdown: { processedDirs: ['./content/docs'] },
      sidebar: buildSidebar(root),
    }),
    preact(),
    // In this order: a service worker that hashes pages stands between the two.
    pagePolicies(),
    hostingOutput(),
  ],
});
