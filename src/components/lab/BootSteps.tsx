import { boot as words } from '#words/lab/boot.ts';
import type { BootStep } from '../../engines/types.ts';

interface Props {
  steps: readonly BootStep[];
  label?: string;
}

/** The steps of making an engine ready, with their times. */
export function BootSteps({ steps, label = words.label }: Props) {
  return (
    <ul class="lab-steps" role="list" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} data-status={step.status}>
          {step.label} <span>{stateOf(step)}</span>
        </li>
      ))}
    </ul>
  );
}

function stateOf({ status, ms }: BootStep): string {
  if (ms === undefined) return words.states[status];
  return status === 'failed' ? words.failedAfter(duration(ms)) : duration(ms);
}

function duration(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`;
}
