import type { LabSummary } from '../../lab/session/package.ts';
import type { TaskStatus, TaskView } from '../../lab/session/tasks.ts';
import { StateIcon } from './StateIcon.tsx';
import type { TaskTests } from './TaskTests.tsx';

const words: Readonly<Record<TaskStatus, string>> = {
  none: 'not run',
  running: 'running',
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
};

interface Props {
  lab: LabSummary;
  task: TaskView;
  number: number;
  /** Its results are of other code than the latest run's. */
  stale: boolean;
  /** Draws its tests; absent until that is loaded. */
  Tests: typeof TaskTests | undefined;
}

/** One task of the results: its state in words, and its tests. */
export function TaskItem({ lab, task, number, stale, Tests }: Props) {
  return (
    <li class="lab-task-result" data-status={task.status} data-testid={`task-${task.id}`}>
      <h3>
        <StateIcon status={task.status} />
        <span>
          {number}. {task.title}
        </span>
        <span class="lab-word">
          {words[task.status]}
          {stale && task.status !== 'none' && ', with older code'}
        </span>
      </h3>
      {Tests && task.tests.length > 0 && <Tests lab={lab} tests={task.tests} />}
    </li>
  );
}
