/**
 * The site owner's settings, all in this one file. Each can be overridden for one build by an environment variable, named
 * beside it: `HOTPATH_WEBCONTAINER=off npm run build`. The page on self-hosting explains them.
 */
import type { SiteSettings } from './src/schemas/site-config.ts';

const settings: SiteSettings = {
  // The path below which the site lies on its host, for example '/learn/node/'. After a change run `npm run hosting`. HOTPATH_BASE
  base: '/',
  // The language of the user interface: en or de. Guides, questions and labs are English in each. HOTPATH_LANGUAGE
  language: 'en',
  webcontainer: {
    // Whether labs may use StackBlitz WebContainers beside the embedded engine. They come from stackblitz.com, and production
    // or commercial use may need a licence from StackBlitz. HOTPATH_WEBCONTAINER=on|off
    enabled: true,
    // The key StackBlitz gave you for your domain, if any. It is public: every visitor's browser sends it. HOTPATH_WEBCONTAINER_API_KEY
    apiKey: '',
    // Milliseconds after which a boot that gives no answer counts as failed. HOTPATH_WEBCONTAINER_BOOT_TIMEOUT_MS
    bootTimeoutMs: 45_000,
    // The Cross-Origin-Embedder-Policy of every page: require-corp works in all browsers, credentialless not in Safari.
    // After a change run `npm run hosting`. HOTPATH_WEBCONTAINER_COEP
    coep: 'require-corp',
  },
};

export default settings;
