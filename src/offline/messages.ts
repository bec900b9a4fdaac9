/** What pages and the service worker say to each other. A request comes with a port, on which the answer goes back. */
import type { SiteFile } from './manifest.ts';

/** Why a file could not be kept: not reached; not the bytes of the build; no room. */
export type KeepFailure = 'network' | 'damaged' | 'full';

/** How keeping a file went. */
export type KeepResult = 'kept' | KeepFailure;

/** A file of the site, and whether it is on this device. */
export interface FileState extends Pick<SiteFile, 'path' | 'bytes'> {
  readonly here: boolean;
}

/** What is on this device. */
export interface OfflineStatus {
  readonly version: string;
  readonly files: readonly FileState[];
}

/** Requests by name: what is asked, and what is answered. */
export interface OfflineRequests {
  status: { ask: object; answer: OfflineStatus };
  /** Puts one file into the offline copy. */
  keep: { ask: { path: string }; answer: KeepResult };
  /** From now on new versions are fetched whole, or no longer. */
  everything: { ask: { on: boolean }; answer: boolean };
  /** Removes all that is kept. */
  remove: { ask: object; answer: boolean };
  /** What a page has loaded before the worker was there. */
  loaded: { ask: { urls: readonly string[] }; answer: boolean };
  /** Lets a waiting version in. */
  activate: { ask: object; answer: boolean };
}

export type OfflineRequest = {
  [K in keyof OfflineRequests]: { type: K } & OfflineRequests[K]['ask'];
}[keyof OfflineRequests];

/** Sends requests to a worker. @throws {Error} when it does not answer. */
export type Ask = <K extends keyof OfflineRequests>(
  type: K,
  ask: OfflineRequests[K]['ask'],
) => Promise<OfflineRequests[K]['answer']>;
