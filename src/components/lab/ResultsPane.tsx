import { results as words } from '#words/lab/results.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { sameEdits } from '../../lab/session/edits.ts';
import { viewTasks } from '../../lab/session/tasks.ts';
import { labClient } from './client.ts';
import { Solution } from './Solution.tsx';
import { TaskItem } from './TaskItem.tsx';
import { useLater } from './use-later.ts';

/** What came out: steps of the start, tasks with their tests, problems of a whole run, the benchmark, the solution. */
export default function ResultsPane({ lab }: { lab: LabSummary }) {
  const { state, engines } = labClient(lab);
  const { run, bench, phase, edits, steps } = state.value;
  const testing = phase === 'testing' || (phase === 'starting' && run !== undefined && !run.results && !run.stopped);
  const parts = useLater(run ?? bench, () => import('./outcome.ts'));
  const tasks = viewTasks(lab.tasks, run?.tests ?? [], testing && !run?.problem, run?.only);

  return (
    <div class="lab-results" data-testid="results" aria-busy={testing}>
      <h2>{words.tasks}</h2>
      {run?.problem && (
        <div class="lab-problem" data-testid="problem">
          <p>{run.problem.message}</p>
          {parts && run.problem.location && <parts.Place lab={lab} location={run.problem.location} />}
          {parts && engines.stranded.value && !run.results && <parts.EmbeddedButton lab={lab} />}
        </div>
      )}
      {run?.stopped && <p class="lab-note">{words.stopped}</p>}
      {run?.earlier !== undefined && (
        <p class="lab-note" data-testid="earlier">
          {words.earlier(new Date(run.earlier).toLocaleString())}
        </p>
      )}
      {run?.results && !sameEdits(run.edits, edits) && <p class="lab-note">{words.changed}</p>}
      {parts && phase === 'starting' && <parts.BootSteps steps={steps} />}
      {parts && <parts.LessonNote lesson={run?.lesson} />}
      <ol class="lab-task-results" role="list" aria-label={words.list} data-testid="task-results">
        {tasks.map((task, index) => (
          <TaskItem
            key={task.id}
            lab={lab}
            task={task}
            number={index + 1}
            stale={run?.stale?.includes(task.id) ?? false}
            Tests={parts?.TaskTests}
          />
        ))}
      </ol>
      {!run && <p class="lab-note">{words.nothing}</p>}
      {parts && run && phase !== 'testing' && <parts.RunFacts run={run} />}
      {parts && lab.benches.length > 0 && bench && (
        <parts.BenchSection lab={lab} bench={bench} busy={phase !== 'idle'} />
      )}
      <Solution lab={lab} />
    </div>
  );
}
