import { describe, test } from 'vitest';
import { onPath } from '../../src/cli/browsers/on-path.ts';

/**
 * A `describe` for tests that need the program `name`. Without it they are skipped by name; with `REQUIRE_ALL=1`, as in
 * CI, its absence is a failure.
 */
export function describeWith(name: string, tests: (path: string) => void): void {
  const path = onPath(name);
  if (path) {
    describe(name, () => tests(path));
  } else if (process.env['REQUIRE_ALL'] === '1') {
    test(`${name} is installed`, () => {
      throw new Error(`REQUIRE_ALL=1, but ${name} is not on the PATH. On Debian: apt-get install ${name}`);
    });
  } else {
    test.skip(`${name}: not installed, so nothing of it was tested`);
  }
}
