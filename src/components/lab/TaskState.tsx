import { contentLanguage, locale } from '#words/locale.ts';
import { taskStates } from '#words/lab/session.ts';
import { viewTasks } from '../../lab/session/tasks.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';

/** The state of a task beside its heading in the instructions; nothing before the first run. */
export default function TaskState({ lab, taskId }: { lab: LabSummary; taskId: string }) {
  const { run, phase } = labClient(lab).state.value;
  const view = viewTasks(lab.tasks, run?.tests ?? [], phase === 'testing', run?.only).find(
    (task) => task.id === taskId,
  );
  if (view?.status !== 'passed' && view?.status !== 'failed') return <span hidden />;
  return (
    <span class={`lab-chip ${view.status}`} lang={contentLanguage && locale}>
      {taskStates[view.status]}
    </span>
  );
}
