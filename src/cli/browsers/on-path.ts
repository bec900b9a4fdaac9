import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The absolute path of the program `name` on the PATH, if it is there. */
export function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** The environment of this process, for a browser's. */
export function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
