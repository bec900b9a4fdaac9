/**
 * `npm run bench:workbench [-- --repeat N]`: what the lab workbench promises, measured on the built site: how soon the first task is
 * graded and the editor can be written in (also on a slow phone), how soon a key press is painted, what it costs to record a run. Prints each figure with its range over the repetitions and
 * whether it is as promised. Exit code 1 when it is not. Run it on a machine that does nothing else.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { quantileSorted } from 'simple-statistics';
import { editingTimes } from './bench-workbench/editing.ts';
import { recordingCosts } from './bench-workbench/recording.ts';
import { visitTimes } from './bench-workbench/visits.ts';

const { values } = parseArgs({ options: { repeat: { type: 'string', default: '7' } } });
const repeat = Number(values.repeat);
if (!Number.isInteger(repeat) || repeat < 1) {
  console.error(`--repeat ${values.repeat}: give a whole number from 1`);
  process.exit(2);
}

let broken = 0;

/** One line: the quantile that counts, the range, how many were measured, and whether it is at most `atMost`. */
function print(label: string, all: readonly number[], unit: string, quantile: number, atMost: number): void {
  const sorted = all.toSorted((a, b) => a - b);
  const figure = (value: number): string => (unit === 'x' ? value.toFixed(3) : value.toFixed(1));
  const counts = sorted.length === 0 ? NaN : quantileSorted(sorted, quantile);
  const kept = counts <= atMost;
  if (!kept) broken++;
  const range = `${figure(sorted[0] ?? NaN)} to ${figure(sorted.at(-1) ?? NaN)}`;
  const name = quantile === 0.5 ? 'median' : `p${String(quantile * 100)}`;
  console.log(
    `${label.padEnd(46)}${`${name} ${figure(counts)} ${unit}`.padStart(18)}  ${range.padEnd(18)} of ${String(sorted.length).padStart(3)}, at most ${String(atMost)}  ${kept ? 'kept' : 'BROKEN'}`,
  );
}

console.log(`Node ${process.version}, ${String(cpus().length)} x ${cpus()[0]?.model ?? 'unknown'}\n`);
const { cold, warm, slow } = await visitTimes(repeat);
print('click to first graded task, first visit', cold, 'ms', 0.5, 1200);
print('click to first graded task, again', warm, 'ms', 0.5, 300);
print('slow phone: code readable', slow.readable, 'ms', 0.5, 1000);
print('slow phone: click to first graded task', slow.graded, 'ms', 0.5, 4500);
print('slow phone: click to editable', slow.editable, 'ms', 0.5, 5000);
const { editable, idle, busy } = await editingTimes(repeat);
print('click to editable, warm', editable, 'ms', 0.5, 400);
print('key press to painted, idle', idle, 'ms', 0.5, 16);
print('key press to painted, a lab on all cores', busy, 'ms', 0.95, 50);
for (const { label, ratios } of await recordingCosts(repeat))
  print(`recorded against not: ${label}`, ratios, 'x', 0.5, 1.05);
process.exitCode = broken > 0 ? 1 : 0;
