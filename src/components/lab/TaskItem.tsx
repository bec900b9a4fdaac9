import { contentLanguage } from '#words/locale.ts';
import { results as words } from '#words/lab/results.ts';
import { taskStates } from '#words/lab/session.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import type { TaskView } from '../../lab/session/tasks.ts';
import { StateIcon } from './StateIcon.tsx';
import type { TaskTests } from './TaskTests.tsx';

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
        <span lang={contentLanguage}>
          {number}. {task.title}
        </span>
        <span class="lab-word">
          {taskStates[task.status]}
          {stale && task.status !== 'none' && `, ${words.older}`}
        </span>
      </h3>
      {Tests && task.tests.length > 0 && <Tests lab={lab} tests={task.tests} />}
    </li>
  );
}
