import type { BootStep, LabEngine } from '../../engines/types.ts';
import type { RunRequest } from './ports.ts';

/** Work on an engine, and how the page learns of its end. */
export interface Job {
  begin(): void;
  work(engine: LabEngine, request: RunRequest): Promise<void>;
  /** Told the sentence for readers. */
  fail(message: string): void;
  stopped(): void;
}

/** A step of the engine's start in place of its earlier news, or behind the others. */
export function withStep(steps: readonly BootStep[], step: BootStep): BootStep[] {
  const known = steps.some(({ id }) => id === step.id);
  return known ? steps.map((each) => (each.id === step.id ? step : each)) : [...steps, step];
}
