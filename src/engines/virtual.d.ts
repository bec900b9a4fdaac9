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
