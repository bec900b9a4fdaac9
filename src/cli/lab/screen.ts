import { splitRungs, splitSections } from '../../lab/sections.ts';
import type { Task } from '../../schemas/lab.ts';
import type { Results } from '../../schemas/results.ts';
import { testLines } from '../print-results.ts';

const WIDTH = 30;

/** The first task that does not pass yet; undefined when all do. */
export function nextTask(tasks: readonly Task[], results: Results): Task | undefined {
  return tasks.find(({ id }) => {
    const tests = results.tests.filter((test) => test.taskId === id);
    return tests.length === 0 || tests.some((test) => test.status !== 'pass');
  });
}

/**
 * Results while somebody works: one line a task, and what is wrong with the first that does not pass. The others can wait.
 *
 * @param all also show what is wrong with the tasks after it
 */
export function progressText(tasks: readonly Task[], results: Results, all: boolean): string {
  const current = nextTask(tasks, results);
  const lines = tasks.flatMap((task) => {
    const tests = results.tests.filter((test) => test.taskId === task.id);
    const passed = tests.filter((test) => test.status === 'pass').length;
    const mark = tests.length > 0 && passed === tests.length ? '✓' : task === current ? '→' : '·';
    const head = `${mark} ${task.title}  ${passed}/${tests.length}`;
    return mark === '✓' || (task !== current && !all) ? [head] : [head, ...tests.flatMap(testLines)];
  });
  const done = tasks.filter((task) => !isOpen(task, results)).length;
  const bar = '█'.repeat(Math.round((done / tasks.length) * WIDTH)).padEnd(WIDTH, '░');
  const message = results.message === undefined ? [] : ['', results.message];
  return [
    ...lines,
    ...message,
    '',
    `${bar} ${done} of ${tasks.length} tasks  (Node ${results.engine.node}, ${Math.round(results.durationMs)} ms)`,
  ].join('\n');
}

function isOpen({ id }: Task, results: Results): boolean {
  const tests = results.tests.filter((test) => test.taskId === id);
  return tests.length === 0 || tests.some((test) => test.status !== 'pass');
}

/** The hint ladder of a task, as Markdown. */
export function hintsOf(hints: string, task: Task): string[] {
  const body = splitSections(hints, 2).sections.find(({ heading }) => heading === task.title)?.body ?? '';
  return splitRungs(body);
}
