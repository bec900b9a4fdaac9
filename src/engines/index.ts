/** Which engines there are, for pages. The command line's engine (`./node/`) needs Node and is not exported here. */
import { frameUrl, libraryUrl, node, partUrls, processUrl } from 'virtual:browser-node';
import { webcontainer } from 'virtual:webcontainer';
import { BrowserNodeEngine } from './browser-node/engine.ts';
import type { LabEngine } from './types.ts';
import type { ContainerEngine } from './webcontainer/settings.ts';

/** A new embedded engine; nothing is loaded before `boot()` or the first call. */
export function createEmbeddedEngine(): LabEngine {
  return new BrowserNodeEngine({ frameUrl, processUrl, libraryUrl, partUrls, node });
}

/** A new WebContainer, if the site's owner uses them; nothing is fetched from StackBlitz before its `boot()`. */
export const createWebContainer: (() => Promise<ContainerEngine>) | undefined = webcontainer?.create;
