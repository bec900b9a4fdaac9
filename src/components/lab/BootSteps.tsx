import type { BootStep } from '../../engines/types.ts';

interface Props {
  steps: readonly BootStep[];
  label?: string;
}

/** The steps of making an engine ready, with their times. */
export function BootSteps({ steps, label = 'Starting Node.js' }: Props) {
  return (
    <ul class="lab-steps" role="list" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} data-status={step.status}>
          {step.label} <span>{step.ms === undefined ? step.status : duration(step.ms)}</span>
        </li>
      ))}
    </ul>
  );
}

function duration(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`;
}
