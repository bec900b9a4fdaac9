import { contentLanguage } from '#words/locale.ts';
import { outcome as words } from '#words/lab/outcome.ts';
import { taskStates } from '#words/lab/session.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import type { TestResult } from '../../schemas/results.ts';
import { DiffView } from './DiffView.tsx';
import { Place } from './Place.tsx';
import { StateIcon } from './StateIcon.tsx';

/** The tests of one task: the failed ones stand open. */
export function TaskTests({ lab, tests }: { lab: LabSummary; tests: readonly TestResult[] }) {
  return (
    <ul role="list">
      {tests.map((test) => (
        <li key={test.name}>
          <TestItem lab={lab} test={test} />
        </li>
      ))}
    </ul>
  );
}

function TestItem({ lab, test }: { lab: LabSummary; test: TestResult }) {
  const failed = test.status === 'fail' || test.status === 'error';
  const status = failed ? 'failed' : test.status === 'pass' ? 'passed' : 'skipped';
  return (
    <details class="lab-test" open={failed} data-status={status} data-testid="test">
      <summary>
        <StateIcon status={status} />
        <span lang={contentLanguage}>{test.name}</span>
        <span class="visually-hidden">, {taskStates[status]}</span>
      </summary>
      <div class="lab-test-body">
        {test.message && <p class="lab-message">{test.message}</p>}
        <DiffView test={test} />
        {test.location && <Place lab={lab} location={test.location} />}
        {test.output && (
          <details>
            <summary>{words.output}</summary>
            <pre tabIndex={0}>{test.output}</pre>
          </details>
        )}
        <details>
          <summary>{words.testCode}</summary>
          <pre tabIndex={0}>{test.testCode}</pre>
        </details>
      </div>
    </details>
  );
}
