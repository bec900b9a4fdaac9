/**
 * `npm run bench:workbench [-- --repeat N]`: what the lab workbench promises, measured on the built site: how soon the first task is
 * graded and the editor can be written in (also on a slow phone), how soon a key press is painted, what it costs to record a run. Prints each figure with its range over the repetitions and
 * whether it is as promised. Exit code 1 when it is not. Run it on a machine that does nothing else.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { isKept, type Figure } from '../schemas/bench-results.ts';
import { figureLine } from './bench/print.ts';
import { editingTimes } from './bench-workbench/editing.ts';
import { editingFigures, recordingFigures, visitFigures } from './bench-workbench/figures.ts';
import { recordingCosts } from './bench-workbench/recording.ts';
import { visitTimes } from './bench-workbench/visits.ts';

const { values } = parseArgs({ options: { repeat: { type: 'string', default: '7' } } });
const repeat = Number(values.repeat);
if (!Number.isInteger(repeat) || repeat < 1) {
  console.error(`--repeat ${values.repeat}: give a whole number from 1`);
  process.exit(2);
}

let broken = 0;

function print(figures: readonly Figure[]): void {
  for (const figure of figures) {
    if (isKept(figure) === false) broken++;
    console.log(figureLine(figure));
  }
}

console.log(`Node ${process.version}, ${String(cpus().length)} x ${cpus()[0]?.model ?? 'unknown'}\n`);
print(visitFigures(await visitTimes(repeat)));
print(editingFigures(await editingTimes(repeat)));
print(recordingFigures(await recordingCosts(repeat)));
process.exitCode = broken > 0 ? 1 : 0;
