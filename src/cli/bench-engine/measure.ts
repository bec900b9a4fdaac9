/** The embedded engine against the Node that runs this, alternating. */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { ENGINE_DIR, type EngineManifest } from '../../browser-node/build/build.ts';
import type { EnginePages } from '../browsers/engine-pages.ts';
import type { PageEngine } from '../browsers/page-engine.ts';
import { FIGURES, type ProgramFigure } from './figures.ts';
import { PROGRAMS, runOnNode } from './run-node.ts';

/** Milliseconds to the first output of a program that prints a word. */
export interface Starts {
  node: number[];
  cold: number[];
  warm: number[];
}

export async function measureStarts(pages: EnginePages, repeat: number): Promise<Starts> {
  const starts: Starts = { node: [], cold: [], warm: [] };
  for (let round = 0; round < Math.max(5, repeat); round++) {
    starts.node.push((await runOnNode('hello')).firstOutputMs);
    const { cold, warm } = await pages.measureStarts("console.log('hello')");
    starts.cold.push(cold);
    starts.warm.push(warm);
  }
  return starts;
}

/** A figure of a program, on Node and in the engine, one value a repetition. */
export interface Sides {
  figure: ProgramFigure;
  node: number[];
  engine: number[];
}

function figuresOf(stdout: string): Record<string, number> {
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, number>;
}

/** Puts the programs into an engine. */
export async function mountPrograms(engine: PageEngine): Promise<void> {
  const files = readdirSync(PROGRAMS).filter((name) => name.endsWith('.mjs'));
  await engine.mount(Object.fromEntries(files.map((name) => [name, readFileSync(`${PROGRAMS}${name}`)])));
}

/** Runs a program in an engine that holds the programs. @throws {Error} when it fails */
export async function runInEngine(engine: PageEngine, program: string): Promise<Record<string, number>> {
  const { stdout, stderr, exit } = await engine.run([`${program}.mjs`], { limits: { timeoutMs: 120_000 } });
  if (exit.code !== 0)
    throw new Error(`${program} ended with ${exit.reason} ${String(exit.code)} in the engine\n${stderr}`);
  return figuresOf(stdout);
}

/** Runs the programs one after another, each `repeat` times on both sides. @param only the one program to run */
export async function* measurePrograms(pages: EnginePages, repeat: number, only?: string): AsyncGenerator<Sides> {
  const engine = await pages.open();
  await mountPrograms(engine);
  for (const program of new Set(FIGURES.map((figure) => figure.program))) {
    if (program !== (only ?? program)) continue;
    const runs = { node: [] as Record<string, number>[], engine: [] as Record<string, number>[] };
    for (let round = 0; round < repeat; round++) {
      runs.node.push(figuresOf((await runOnNode(program)).stdout));
      runs.engine.push(await runInEngine(engine, program));
    }
    for (const figure of FIGURES.filter((candidate) => candidate.program === program)) {
      const of = (list: Record<string, number>[]): number[] => list.map((run) => run[figure.key] ?? NaN);
      yield { figure, node: of(runs.node), engine: of(runs.engine) };
    }
  }
}

/** KiB, brotli, of the engine's files: process, library and frame first, which every lab loads. */
export function engineSizes(manifest: EngineManifest): [file: string, kib: number][] {
  const files = [manifest.process, manifest.library, manifest.frame, ...Object.values(manifest.parts)];
  return files.map(({ file }) => [file, brotliCompressSync(readFileSync(`${ENGINE_DIR}${file}`)).length / 1024]);
}
