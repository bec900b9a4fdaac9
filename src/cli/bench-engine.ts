/**
 * `npm run bench:engine [-- --repeat N] [--only PROGRAM]`: the embedded engine against the Node that runs this, alternating, in one run. Prints medians,
 * their ratio and whether it is what was promised. Exit code 1 when it is not. Run it on a machine that does nothing else.
 */
import { cpus } from 'node:os';
import { median } from 'simple-statistics';
import { readArguments } from './arguments.ts';
import { buildEngine } from '../browser-node/build/build.ts';
import { BYTES_TARGET, FIGURES, isKept, START_TARGETS } from './bench-engine/figures.ts';
import { engineSizes, measurePrograms, measureStarts } from './bench-engine/measure.ts';
import { EnginePages } from './browsers/engine-pages.ts';

const { values } = readArguments('npm run bench:engine -- [--repeat N] [--only PROGRAM]', {
  options: { repeat: { type: 'string', default: '3' }, only: { type: 'string' } },
});
const repeat = Number(values.repeat);
if (!Number.isInteger(repeat) || repeat < 1) {
  console.error(`--repeat ${values.repeat}: give a whole number from 1`);
  process.exit(2);
}

const programs = new Set(FIGURES.map((figure) => figure.program));
if (values.only !== undefined && !programs.has(values.only)) {
  console.error(`--only ${values.only}: give one of ${[...programs].join(', ')}`);
  process.exit(2);
}

let broken = 0;

function print(label: string, node: string, engine: string, ratio: string, verdict: boolean | undefined): void {
  const word = verdict === undefined ? '' : verdict ? 'kept' : 'BROKEN';
  if (verdict === false) broken++;
  console.log(`${label.padEnd(34)}${node.padStart(14)}${engine.padStart(14)}${ratio.padStart(10)}  ${word}`);
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

const manifest = await buildEngine();
const pages = await EnginePages.start();
try {
  console.log(
    `Node ${process.version}, ${String(cpus().length)} x ${cpus()[0]?.model ?? 'unknown'}; medians of ${String(repeat)}\n`,
  );
  print('', 'Node', 'engine', 'ratio', undefined);

  const starts = await measureStarts(pages, repeat);
  const node = `${round(median(starts.node))} ms`;
  for (const kind of ['cold', 'warm'] as const) {
    const ms = median(starts[kind]);
    print(`${kind} start to first output`, node, `${round(ms)} ms`, '', ms <= START_TARGETS[kind]);
  }

  for await (const sides of measurePrograms(pages, repeat, values.only)) {
    const { figure } = sides;
    const [onNode, inEngine] = [median(sides.node), median(sides.engine)];
    const ratio = inEngine / onNode;
    const shown = (value: number): string => `${round(value)} ${figure.unit}`;
    print(figure.label, shown(onNode), shown(inEngine), ratio.toFixed(2), isKept(figure, ratio));
  }

  const sizes = engineSizes(manifest);
  console.log('\nbrotli, KiB');
  for (const [file, size] of sizes) console.log(`${file.padEnd(34)}${size.toFixed(0).padStart(14)}`);
  const pool = sizes.slice(0, 3).reduce((sum, [, size]) => sum + size, 0);
  print('process, library, frame', '', `${pool.toFixed(0)} KiB`, '', pool <= BYTES_TARGET);
} finally {
  await pages.close();
}
process.exitCode = broken > 0 ? 1 : 0;
