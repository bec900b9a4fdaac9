import type { LabEngine } from '../types.ts';

/** What the site's owner settled (`hotpath.config.ts`). */
export interface WebContainerSettings {
  /** Empty for none. */
  apiKey: string;
  /** Milliseconds until a boot without an answer counts as failed. */
  bootTimeoutMs: number;
  coep: 'require-corp' | 'credentialless';
}

/** A WebContainer, and what the switch between engines wants to know of it beyond the common interface. */
export interface ContainerEngine extends LabEngine {
  /** False after something in it had to be ended by force: `boot()` then tears it down and boots a fresh one. */
  readonly healthy: boolean;
  /** Called when a boot that had timed out answers after all; `boot()` is then quick. */
  onLate: (() => void) | undefined;
}

/** `virtual:webcontainer` where the owner has enabled it. */
export interface WebContainerModule {
  settings: WebContainerSettings;
  /** Loads the adapter, not yet the client. */
  create: () => Promise<ContainerEngine>;
}
