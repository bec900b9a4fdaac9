/** What the build puts into the worker, and the global scope with a type. */
import type { AnswerRule } from '../answers.ts';
import type { SiteFile, SiteManifest } from '../manifest.ts';

/** What `src/site/offline-integration.ts` writes in place of `__HOTPATH_SITE__`. */
export interface BuiltSite {
  readonly manifest: SiteManifest;
  /** The site's header table. */
  readonly rules: readonly AnswerRule[];
}

declare const __HOTPATH_SITE__: BuiltSite;

export const { manifest, rules } = __HOTPATH_SITE__;

export const worker = globalThis as unknown as ServiceWorkerScope;

/** The address of the site's root, with a slash at the end. */
export const ROOT = worker.registration.scope;

/** Files by path. */
export const filesByPath: ReadonlyMap<string, SiteFile> = new Map(manifest.files.map((file) => [file.path, file]));

export const addressOf = (path: string): string => new URL(path, ROOT).href;
