/**
 * `npm run bench:engine [-- --repeat N] [--only PROGRAM]`: the embedded engine against the Node that runs this, alternating, in one run. Prints medians,
 * their ratio and whether it is what was promised. Exit code 1 when it is not. Run it on a machine that does nothing else.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { cpus } from 'node:os';
import { median } from 'simple-statistics';
import { readArguments } from './arguments.ts';
import { buildEngine, ENGINE_DIR } from '../browser-node/build/build.ts';
import { BYTES_TARGET, FIGURES, isKept, START_TARGETS } from './bench-engine/figures.ts';
import { PROGRAMS, runOnNode } from './bench-engine/run-node.ts';
import { EnginePages } from './browsers/engine-pages.ts';
import type { PageEngine } from './browsers/page-engine.ts';

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

const files = readdirSync(PROGRAMS).filter((name) => name.endsWith('.mjs'));
const tree = Object.fromEntries(files.map((name) => [name, readFileSync(`${PROGRAMS}${name}`)]));
const kib = (bytes: number): number => bytes / 1024;
let broken = 0;

function print(label: string, node: string, engine: string, ratio: string, verdict: boolean | undefined): void {
  const word = verdict === undefined ? '' : verdict ? 'kept' : 'BROKEN';
  if (verdict === false) broken++;
  console.log(`${label.padEnd(34)}${node.padStart(14)}${engine.padStart(14)}${ratio.padStart(10)}  ${word}`);
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function figuresOf(stdout: string): Record<string, number> {
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, number>;
}

async function runInEngine(engine: PageEngine, program: string): Promise<Record<string, number>> {
  const { stdout, stderr, exit } = await engine.run([`${program}.mjs`], { limits: { timeoutMs: 120_000 } });
  if (exit.code !== 0)
    throw new Error(`${program} ended with ${exit.reason} ${String(exit.code)} in the engine\n${stderr}`);
  return figuresOf(stdout);
}

const manifest = await buildEngine();
const pages = await EnginePages.start();
try {
  console.log(
    `Node ${process.version}, ${String(cpus().length)} x ${cpus()[0]?.model ?? 'unknown'}; medians of ${String(repeat)}\n`,
  );
  print('', 'Node', 'engine', 'ratio', undefined);

  const starts = { cold: [] as number[], warm: [] as number[], node: [] as number[] };
  for (let round = 0; round < Math.max(5, repeat); round++) {
    starts.node.push((await runOnNode('hello')).firstOutputMs);
    const { cold, warm } = await pages.measureStarts("console.log('hello')");
    starts.cold.push(cold);
    starts.warm.push(warm);
  }
  const node = `${round(median(starts.node))} ms`;
  for (const kind of ['cold', 'warm'] as const) {
    const ms = median(starts[kind]);
    print(`${kind} start to first output`, node, `${round(ms)} ms`, '', ms <= START_TARGETS[kind]);
  }

  const engine = await pages.open();
  await engine.mount(tree);
  for (const program of programs) {
    if (program !== (values.only ?? program)) continue;
    const runs = { node: [] as Record<string, number>[], engine: [] as Record<string, number>[] };
    for (let round = 0; round < repeat; round++) {
      runs.node.push(figuresOf((await runOnNode(program)).stdout));
      runs.engine.push(await runInEngine(engine, program));
    }
    for (const figure of FIGURES.filter((candidate) => candidate.program === program)) {
      const [onNode, inEngine] = [runs.node, runs.engine].map((list) =>
        median(list.map((run) => run[figure.key] ?? NaN)),
      );
      const ratio = (inEngine ?? NaN) / (onNode ?? NaN);
      const shown = [onNode, inEngine].map((value) => `${round(value ?? NaN)} ${figure.unit}`);
      print(figure.label, shown[0] ?? '', shown[1] ?? '', ratio.toFixed(2), isKept(figure, ratio));
    }
  }

  const sizes = [manifest.process, manifest.library, manifest.frame, ...Object.values(manifest.parts)].map(
    ({ file }) => {
      return [file, kib(brotliCompressSync(readFileSync(`${ENGINE_DIR}${file}`)).length)] as const;
    },
  );
  console.log('\nbrotli, KiB');
  for (const [file, size] of sizes) console.log(`${file.padEnd(34)}${size.toFixed(0).padStart(14)}`);
  const pool = sizes.slice(0, 3).reduce((sum, [, size]) => sum + size, 0);
  print('process, library, frame', '', `${pool.toFixed(0)} KiB`, '', pool <= BYTES_TARGET);
} finally {
  await pages.close();
}
process.exitCode = broken > 0 ? 1 : 0;
