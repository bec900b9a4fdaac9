import path from 'node:path';
import type { FileTree, LabEngine } from '../../engines/types.ts';
import { gradeLab } from '../../grader/grade.ts';
import { editedFiles, type LabSource } from '../../lab/files.ts';
import type { Task } from '../../schemas/lab.ts';
import type { Results } from '../../schemas/results.ts';
import { benchText } from '../print-results.ts';
import { measure } from './measure.ts';
import { hintsOf, nextTask, progressText } from './screen.ts';

/** What a session at a terminal needs of the world; tests give it their own. */
export interface Surroundings {
  engine: LabEngine;
  /** The folder as it is shown. */
  folder: string;
  /** The reader's files as they are now. */
  read: () => Promise<FileTree>;
  /** Calls back after each change of the folder, until the signal is aborted. */
  onChange: (callback: () => void, signal: AbortSignal) => void;
  /** Single keys. The session ends when there are no more. */
  keys: AsyncIterable<string>;
  print: (text: string) => void;
  /** Called with all results of a run. */
  onResults?: (results: Results) => void;
}

const MENU = '[h] hint  [a] all tests  [b] bench  [r] run again  [q] quit';

/**
 * A reader's session: runs the tests now and after each change, and does what the keys say. A change during a run ends that run and
 * starts another.
 *
 * @returns 0 when the last run passed, else 1
 */
export async function watchLab(lab: LabSource, around: Surroundings): Promise<number> {
  const { manifest } = lab;
  const { engine, keys, print } = around;
  const quit = new AbortController();
  const rungs = new Map<string, number>();
  let last: Results | undefined;
  let current = new AbortController();
  let work = Promise.resolve();

  /** One thing at a time; what is asked for later ends what is under way. */
  const start = (job: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    current.abort();
    const mine = (current = new AbortController());
    work = work.then(async () => {
      if (mine.signal.aborted) return;
      await job(mine.signal).catch((error: unknown) => {
        if (!mine.signal.aborted) throw error;
      });
    });
    return work;
  };
  const run = (all = false): Promise<void> =>
    start(async (signal) => {
      const files = editedFiles(lab, await around.read());
      const results = await gradeLab(engine, { lab: manifest, files, tests: lab.tests }, { signal });
      last = results;
      show(results, all);
      around.onResults?.(results);
    });
  const show = (results: Results, all: boolean): void => {
    const done = results.status === 'pass';
    print(`\n${progressText(manifest.tasks, results, all)}\n\n`);
    if (done)
      print(
        `All tests pass. Compare with labs/${lab.slug}/solution/${manifest.benches.length > 0 ? ', or press b to measure yours' : ''}.\n`,
      );
    else print(`Edit ${path.join(around.folder, manifest.focus)} and save it.\n`);
    print(`${MENU}\n`);
  };
  const hint = (task: Task | undefined): void => {
    if (task === undefined)
      return print(last === undefined ? 'Wait for the first results.\n' : 'Nothing is left to solve.\n');
    const ladder = hintsOf(lab.hints, task);
    const rung = Math.min(rungs.get(task.id) ?? 0, ladder.length - 1);
    rungs.set(task.id, rung + 1);
    print(`\n${task.title}, hint ${rung + 1} of ${ladder.length}\n\n${ladder[rung] ?? ''}\n\n${MENU}\n`);
  };
  const bench = (): Promise<void> =>
    start(async (signal) => {
      if (manifest.benches.length === 0) {
        print('This lab has no bench.\n');
        return;
      }
      print('Measuring. Leave the machine alone for a moment.\n');
      const files = editedFiles(lab, await around.read());
      for (const report of await measure(engine, lab, files, (message) => print(`${message}\n`), signal)) {
        const labels = manifest.benches.find((one) => one.id === report.id);
        if (labels !== undefined) print(`${benchText(report, labels)}\n`);
      }
      print(`\n${MENU}\n`);
    });

  around.onChange(() => void run(), quit.signal);
  void run();
  for await (const key of keys) {
    if (key === 'q' || key === '\u0003' || key === '\u0004') break;
    if (key === 'h') hint(last === undefined ? undefined : nextTask(manifest.tasks, last));
    else if (key === 'a') {
      if (last !== undefined) show(last, true);
    } else if (key === 'b') void bench();
    else if (key === 'r' || key === '\r' || key === '\n') void run();
  }
  quit.abort();
  current.abort();
  await work;
  return last?.status === 'pass' ? 0 : 1;
}
