import { describe, test } from 'vitest';
import { onPath } from '../../src/cli/browsers/on-path.ts';

/**
 * A `describe` for tests that need a program, found at `path` or missing. Without it they are skipped by name; with
 * `REQUIRE_ALL=1`, as in CI, its absence is a failure.
 */
export function describeNeeding(name: string, path: string | undefined, tests: (path: string) => void): void {
  if (path) {
    describe(name, () => tests(path));
  } else if (process.env['REQUIRE_ALL'] === '1') {
    test(`${name} is installed`, () => {
      throw new Error(`REQUIRE_ALL=1, but ${name} was not found. On Debian: apt-get install ${name}`);
    });
  } else {
    test.skip(`${name}: not installed, so nothing of it was tested`);
  }
}

/** The same for a program that is on the PATH. */
export function describeWith(name: string, tests: (path: string) => void): void {
  describeNeeding(name, onPath(name), tests);
}
