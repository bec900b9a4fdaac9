import type { PartResult } from '../../schemas/bench-results.ts';

/** How much is measured. */
export interface PartOptions {
  /** Repetitions of what is cheap; what takes minutes is repeated less. */
  repeat: number;
}

/** What a part gives; a part that cannot measure something says so in `notes`, one that cannot go on throws. */
export type Measurement = Pick<PartResult, 'figures' | 'notes'>;

/** Measures one thing on the built site, or beside it. */
export type Part = (options: PartOptions) => Promise<Measurement>;
