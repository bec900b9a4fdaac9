import { GRADING } from '../policy/decide.ts';
import type { LabEngine } from '../types.ts';
import { FEATURE_PROBES, GRADING_PROBE, type Probe } from './features.ts';

/** What one probe found. `ms` is its duration; `detail` what it saw, or why it failed. */
export interface ProbeResult {
  ok: boolean;
  ms: number;
  detail: string;
}

/** The part of an engine that probes need. */
export type ProbedEngine = Pick<LabEngine, 'spawn' | 'readFile' | 'writeFile' | 'rm'>;

const FOLDER = '.hotpath-probe';
/** Milliseconds that one probe may take inside of the process, and all of them together. */
const ONE_MS = 8_000;
const ALL_MS = 20_000;

/** A program that runs `probes` side by side, and writes what it knows to `file` after each: one that hangs hides no other. */
function program(probes: readonly Probe[], file: string): string {
  const functions = probes.map(({ id, code }) => `[${JSON.stringify(id)}, async () => {${code}\n}]`);
  return `
import { writeFileSync } from 'node:fs';
const found = { node: process.versions.node, probes: {} };
const save = () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(found));
save();
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});
const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in ${ONE_MS / 1000} s')), ${ONE_MS}));
await Promise.all([${functions.join(',\n')}].map(async ([id, probe]) => {
  const start = performance.now();
  let ok = true, detail = '';
  try { detail = String((await Promise.race([probe(), late()])) ?? ''); }
  catch (error) { ok = false; detail = String(error?.message ?? error); }
  found.probes[id] = { ok, detail, ms: performance.now() - start };
  save();
}));
process.exit(0);
`;
}

/** What an engine is: Node's version, and what its probes found. `node` is empty when not even that could be found out. */
export interface ProbeReport {
  node: string;
  probes: Record<string, ProbeResult>;
}

/**
 * Runs probes in one process of an engine. Never rejects for what a probe does; what gave no answer is not `ok`.
 * @throws {Error} when the engine cannot write, start a process, or read back
 */
export async function runProbes(engine: ProbedEngine, probes: readonly Probe[], name: string): Promise<ProbeReport> {
  const file = `${FOLDER}/${name}.json`;
  await engine.writeFile(`${FOLDER}/${name}.mjs`, program(probes, file));
  const process = await engine.spawn('node', [`${FOLDER}/${name}.mjs`], { limits: { timeoutMs: ALL_MS } });
  const { reason, code } = await process.exit;
  const report = parseReport(await textOf(engine, file));
  const silent: ProbeResult = {
    ok: false,
    ms: ALL_MS,
    detail: `no answer, the process ended: ${reason} ${code ?? ''}`,
  };
  return {
    node: report.node,
    probes: Object.fromEntries(probes.map(({ id }) => [id, report.probes[id] ?? silent])),
  };
}

/** Whether the engine can grade: `node:test`, with a reporter of our own that writes to a file. */
export async function probeGrading(engine: ProbedEngine): Promise<ProbeResult> {
  const startedAt = performance.now();
  const events = `${FOLDER}/grading.txt`;
  for (const [path, text] of Object.entries(GRADING_PROBE.files(FOLDER))) await engine.writeFile(path, text);
  const process = await engine.spawn('node', GRADING_PROBE.args(FOLDER), {
    env: { HOTPATH_PROBE_EVENTS: events },
    limits: { timeoutMs: ALL_MS },
  });
  const { reason, code } = await process.exit;
  const written = await textOf(engine, events);
  const ok = GRADING_PROBE.expected.every((line) => written.includes(line));
  const detail = ok
    ? ''
    : `node:test reported ${JSON.stringify(written)}, and the process ended: ${reason} ${code ?? ''}`;
  return { ok, ms: performance.now() - startedAt, detail };
}

/** All that labs may require, and whether the engine can grade; leaves no file behind. */
export async function probeFeatures(engine: ProbedEngine): Promise<ProbeReport> {
  const [features, grading] = await Promise.all([runProbes(engine, FEATURE_PROBES, 'features'), probeGrading(engine)]);
  await engine.rm(FOLDER);
  return { node: features.node, probes: { ...features.probes, [GRADING]: grading } };
}

async function textOf(engine: ProbedEngine, file: string): Promise<string> {
  try {
    return new TextDecoder().decode(await engine.readFile(file));
  } catch {
    return '';
  }
}

/** The program is ours, so the shape is taken on trust; a file cut off in the middle counts as none. */
function parseReport(text: string): ProbeReport {
  try {
    return JSON.parse(text) as ProbeReport;
  } catch {
    return { node: '', probes: {} };
  }
}
