import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Comparison {
  name: string;
  real: unknown;
  virtual: unknown;
}

const pinned = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
const child = fileURLToPath(new URL('./fs-support/compare.ts', import.meta.url));
const output = execFileSync(
  existsSync(pinned) ? pinned : process.execPath,
  ['--no-warnings', '--expose-internals', child],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
);
const comparisons = JSON.parse(output) as Comparison[];

describe("Node's own fs on the shared file system does as on Linux", () => {
  it('compares at least 150 scenarios', () => expect(comparisons.length).toBeGreaterThanOrEqual(150));
  for (const { name, real, virtual } of comparisons) it(name, () => expect(virtual).toEqual(real));
});
