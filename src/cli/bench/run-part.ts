/** Runs one part in a process of its own, so that one that crashes or hangs takes nothing with it. */
import { PARTS } from './parts.ts';
import type { PartOptions } from './part.ts';

const [id, options] = process.argv.slice(2);
const entry = PARTS.find((part) => part.id === id);
if (entry === undefined || options === undefined) throw new Error(`no part "${String(id)}"`);
const { run } = await entry.load();
const measurement = await run(JSON.parse(options) as PartOptions);
process.send?.(measurement, () => {
  // A browser that does not close holds the process; what was measured is measured.
  process.exit(0);
});
