/** Made by src/site/engine-assets.ts from the built engine. */
declare module 'virtual:browser-node' {
  /** URL of the isolated frame, base path included. */
  export const frameUrl: string;
  /** URL of the script of every Worker. */
  export const processUrl: string;
  /** URL of Node's own JavaScript. */
  export const libraryUrl: string;
  export const partUrls: Readonly<Record<string, string>>;
  /** Node's version, for example `24.21.0`. */
  export const node: string;
}

/** Made by src/site/webcontainer-module.ts from the settings of the site's owner. */
declare module 'virtual:webcontainer' {
  /** Absent when the owner has turned WebContainers off: then nothing of them is in the site. */
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- declarations of modules cannot import by a relative path
  export const webcontainer: import('./webcontainer/settings.ts').WebContainerModule | undefined;
}
