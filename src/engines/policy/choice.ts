import type { EngineName } from '../types.ts';

/** The engines that a page can choose between. */
export type PageEngineName = Exclude<EngineName, 'node'>;

/** What the reader wants: the best that is there, or one of the two whatever happens. */
export type EngineChoice = 'auto' | PageEngineName;

/** Reads a kept choice; anything else counts as `auto`. */
export function parseChoice(value: unknown): EngineChoice {
  return value === 'browser-node' || value === 'webcontainer' ? value : 'auto';
}
