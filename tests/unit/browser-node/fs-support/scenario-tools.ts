import type * as NodeFs from 'node:fs';

export type Fs = typeof NodeFs;
export type Scenario = (fs: Fs) => unknown;

/** A small tree to work on: files a.txt and d/b.txt, an empty directory e, links l (to a.txt) and broken. */
export function tree(fs: Fs): void {
  fs.mkdirSync('d/deep', { recursive: true });
  fs.mkdirSync('e');
  fs.writeFileSync('a.txt', 'hello world');
  fs.writeFileSync('d/b.txt', 'second');
  fs.writeFileSync('d/deep/c.txt', 'third');
  fs.symlinkSync('a.txt', 'l');
  fs.symlinkSync('missing', 'broken');
}

/** Result or error of a call, so that one scenario can compare several. */
export function attempt(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

/** All arguments a Node callback got, and how many. */
export function called(start: (callback: (...args: unknown[]) => void) => void): Promise<unknown[]> {
  return new Promise((resolve) => start((...args) => resolve(args)));
}

/** Value or error of a promise. */
export async function settled(promise: Promise<unknown>): Promise<unknown> {
  try {
    return { value: await promise };
  } catch (error) {
    return error;
  }
}

/** Builds scenarios that each run on {@link tree}, from a table of one-liners. */
export function onTree(table: Record<string, Scenario>): Record<string, Scenario> {
  const entries = Object.entries(table).map(([name, scenario]): [string, Scenario] => [
    name,
    (fs) => {
      tree(fs);
      return scenario(fs);
    },
  ]);
  return Object.fromEntries(entries);
}
