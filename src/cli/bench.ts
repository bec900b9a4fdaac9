/**
 * `npm run bench [-- --only size,visits --repeat N --quick]`: measures the built site, and what people would use in its place, and
 * writes bench/results.json, from which the page /about/performance/ is made. Parts that are not run keep the figures they had.
 * A part that fails is named, and the others go on. Exit code 1 when a part failed; a broken promise is printed and is no failure.
 * Run `npm run build` before, on a machine that does nothing else.
 */
import { readFile } from 'node:fs/promises';
import { isKept, type PartResult } from '../schemas/bench-results.ts';
import { readArguments } from './arguments.ts';
import { environment } from './bench/environment.ts';
import { commandOf, PARTS } from './bench/parts.ts';
import { figureLines } from './bench/print.ts';
import { readResults, withPart, writeResults } from './bench/results-file.ts';
import { startPart } from './bench/start-part.ts';

const ids = PARTS.map(({ id }) => id);
const USAGE = `npm run bench -- [--only ${ids.join(',')}] [--repeat N] [--quick]`;
const FILE = new URL('../../bench/results.json', import.meta.url);

const { values } = readArguments(USAGE, {
  options: {
    only: { type: 'string' },
    repeat: { type: 'string', default: '3' },
    /** One repetition of everything. */
    quick: { type: 'boolean', default: false },
  },
});

function wrongCall(message: string): never {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
}

const only = values.only?.split(',') ?? ids;
const unknown = only.find((id) => !ids.includes(id));
if (unknown !== undefined) wrongCall(`--only ${unknown}: give one or more of ${ids.join(', ')}`);
const repeat = values.quick ? 1 : Number(values.repeat);
if (!Number.isInteger(repeat) || repeat < 1) wrongCall(`--repeat ${values.repeat}: give a whole number from 1`);

const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
let results = await readResults(FILE, version);
const failed: string[] = [];
for (const entry of PARTS.filter(({ id }) => only.includes(id))) {
  const { id, title } = entry;
  const begun = performance.now();
  const about = {
    id,
    title,
    command: commandOf(id),
    date: new Date().toISOString(),
    environment: await environment(),
  };
  console.log(`\n== ${title} (load ${about.environment.load})`);
  let measured: Pick<PartResult, 'figures' | 'notes' | 'error'>;
  try {
    measured = await startPart(entry, { repeat });
  } catch (error) {
    measured = { figures: [], notes: [], error: error instanceof Error ? error.message : String(error) };
    failed.push(id);
  }
  const seconds = Math.round((performance.now() - begun) / 1000);
  results = withPart(results, { ...about, seconds, ...measured }, ids);
  // After each part: what was measured is kept when a later one is stopped.
  await writeResults(FILE, results);
  for (const line of [...figureLines(measured.figures), ...measured.notes]) console.log(line);
  console.log(measured.error === undefined ? `${seconds} s` : `FAILED after ${seconds} s: ${measured.error}`);
}

const broken = results.parts.flatMap(({ figures }) => figures).filter((figure) => isKept(figure) === false);
console.log(
  `\n${failed.length} parts failed${failed.length > 0 ? ` (${failed.join(', ')})` : ''}, ${broken.length} promises broken`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
