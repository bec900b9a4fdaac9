import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { siteConfig } from './site-config.ts';

const VIRTUAL = 'virtual:webcontainer';
const RESOLVED = `\0${VIRTUAL}`;
const ENGINE = fileURLToPath(new URL('../engines/webcontainer/engine.ts', import.meta.url));

/** The text of the virtual module. Without an `import()` in it, the bundler leaves the client out of the site altogether. */
export function moduleText({ webcontainer }: typeof siteConfig): string {
  if (!webcontainer.enabled) return 'export const webcontainer = undefined;';
  const { enabled: _, ...settings } = webcontainer;
  const load = `async (settings) => new (await import(${JSON.stringify(ENGINE)})).WebContainerEngine(settings)`;
  return `const settings = ${JSON.stringify(settings)}, make = ${load};
export const webcontainer = { settings, create: () => make(settings) };`;
}

/** `virtual:webcontainer`: whether this site uses WebContainers, and how to make one. */
export function webcontainerModule(): Plugin {
  return {
    name: 'hotpath:webcontainer-module',
    resolveId: { filter: { id: new RegExp(`^${VIRTUAL}$`) }, handler: () => RESOLVED },
    load: { filter: { id: new RegExp(`^${RESOLVED}$`) }, handler: () => moduleText(siteConfig) },
  };
}
