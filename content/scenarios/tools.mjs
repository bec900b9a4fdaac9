/**
 * For the scripts that write a scenario's evidence. Run by hand (`node content/scenarios/<id>/evidence/<name>.mjs`) a script writes
 * beside itself; `npm run docs:check` gives it another folder and compares.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';

export { seededRandom as seeded } from '../../src/bench/random.ts';

/** The value below which `share` of the values lie (nearest rank). */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))];
}

/** So many digits behind the point. */
export const round = (value, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits;

/** Minutes since midnight as HH:MM; also of another day. */
export function time(minutes) {
  const at = ((Math.round(minutes) % 1440) + 1440) % 1440;
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Writes one piece of evidence (`src/schemas/evidence.ts`). */
export function write(name, evidence) {
  const folder = process.argv[2] ?? join(process.argv[1], '..');
  // One line a block and a series: small, and a change shows where it is.
  const line = (value) => JSON.stringify(value);
  const block = ({ series, ...rest }) =>
    series === undefined
      ? `    ${line(rest)}`
      : `    { "series": [\n${series.map((one) => `      ${line(one)}`).join(',\n')}\n    ], ${line(rest).slice(1)}`;
  const { blocks, ...head } = evidence;
  writeFileSync(join(folder, name), `${line(head).slice(0, -1)}, "blocks": [\n${blocks.map(block).join(',\n')}\n]}\n`);
}

/** What to say of evidence that is a real run, which gives other figures each time. */
export function recorded() {
  return {
    script: basename(process.argv[1]),
    node: process.version,
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${process.platform} ${process.arch}`,
    date: new Date().toISOString().slice(0, 10),
  };
}
