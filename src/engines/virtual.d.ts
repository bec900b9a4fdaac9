/** Made by src/site/engine-assets.ts from the built engine. */
declare module 'virtual:browser-node' {
  /** URL of the isolated frame, base path included. */
  export const frameUrl: string;
  /** URL of the script of every Worker. */
  export const processUrl: string;
  export const partUrls: Readonly<Record<string, string>>;
  /** Node's version, for example `24.21.0`. */
  export const node: string;
}

/** Made by src/site/webcontainer-module.ts from the settings of the site's owner. */
declare module 'virtual:webcontainer' {
  import type { WebContainerModule } from './webcontainer/settings.ts';
  /** Absent when the owner has turned WebContainers off: then nothing of them is in the site. */
  export const webcontainer: WebContainerModule | undefined;
}
