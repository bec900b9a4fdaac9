import type { TaskStatus } from '../../lab/session/tasks.ts';

const paths: Readonly<Record<TaskStatus, string>> = {
  none: '',
  running: 'M8 4v4l2.5 2.5',
  passed: 'M4.5 8.5 7 11l4.5-5.5',
  failed: 'm5.5 5.5 5 5m0-5-5 5',
  skipped: 'M5 8h6',
};

/** A ring with the sign of a state; its word always stands beside it. */
export function StateIcon({ status }: { status: TaskStatus }) {
  return (
    <svg class={`lab-icon ${status}`} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.75" />
      <path d={paths[status]} />
    </svg>
  );
}
