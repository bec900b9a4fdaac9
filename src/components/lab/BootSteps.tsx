import type { BootStep } from '../../engines/types.ts';

/** The steps of making the engine ready, with their times. */
export function BootSteps({ steps }: { steps: readonly BootStep[] }) {
  return (
    <ul class="lab-steps" role="list" aria-label="Starting Node.js">
      {steps.map((step) => (
        <li key={step.id} data-status={step.status}>
          {step.label} <span>{step.ms === undefined ? step.status : `${Math.round(step.ms)} ms`}</span>
        </li>
      ))}
    </ul>
  );
}
