import type { LabSummary } from '../../lab/session/package.ts';
import type { TaskStatus, TaskView } from '../../lab/session/tasks.ts';
import type { TestResult } from '../../schemas/results.ts';
import { DiffView } from './DiffView.tsx';
import { Place } from './Place.tsx';
import { StateIcon } from './StateIcon.tsx';

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
}

/** One task of the results: its state in words, and its tests. */
export function TaskItem({ lab, task, number, stale }: Props) {
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
      {task.tests.length > 0 && (
        <ul role="list">
          {task.tests.map((test) => (
            <li key={test.name}>
              <TestItem lab={lab} test={test} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function TestItem({ lab, test }: { lab: LabSummary; test: TestResult }) {
  const failed = test.status === 'fail' || test.status === 'error';
  const status = failed ? 'failed' : test.status === 'pass' ? 'passed' : 'skipped';
  return (
    <details class="lab-test" open={failed} data-status={status} data-testid="test">
      <summary>
        <StateIcon status={status} />
        <span>{test.name}</span>
        <span class="visually-hidden">, {status}</span>
      </summary>
      <div class="lab-test-body">
        {test.message && <p class="lab-message">{test.message}</p>}
        <DiffView test={test} />
        {test.location && <Place lab={lab} location={test.location} />}
        {test.output && (
          <details>
            <summary>Console output</summary>
            <pre tabIndex={0}>{test.output}</pre>
          </details>
        )}
        <details>
          <summary>Test code</summary>
          <pre tabIndex={0}>{test.testCode}</pre>
        </details>
      </div>
    </details>
  );
}
