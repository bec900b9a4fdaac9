import type { Location } from '../schemas/results.ts';

const FRAME = /^\s*at (?:.*? \()?(?:file:\/\/)?((?:[A-Za-z]:)?[^():]+):(\d+):(\d+)\)?$/;
const OURS = /^(?:\.hotpath|node_modules)\//;
const TESTS = /^(?:tests|bench)\//;

/** Where a run takes place. */
export interface RunPlace {
  /** Absolute folder, cut from paths. */
  root: string;
  /** The files that the reader writes, relative to it. */
  editable: readonly string[];
}

/** All places of a stack that lie in the lab, nearest first; paths relative to `root`. */
export function labFrames(stack: string, root: string): Location[] {
  return stack.split('\n').flatMap((line) => {
    const [, file, row, column] = FRAME.exec(line) ?? [];
    const relative = file === undefined ? undefined : relativeTo(root, file);
    if (relative === undefined || OURS.test(relative)) return [];
    return [{ file: relative, line: Math.max(1, Number(row)), column: Math.max(1, Number(column)) }];
  });
}

/** First frame in a file that the reader can edit, else in what lies beside it, else in a test, else in what the tests use. */
export function readerFrame(stack: string | undefined, { root, editable }: RunPlace): Location | undefined {
  const frames = labFrames(stack ?? '', root);
  return (
    frames.find((frame) => editable.includes(frame.file)) ??
    frames.find((frame) => !TESTS.test(frame.file)) ??
    frames.find((frame) => frame.file.endsWith('.test.js')) ??
    frames[0]
  );
}

/** `file` (a path or file URL below `root`) as a path relative to it; undefined when it lies elsewhere. */
export function relativeTo(root: string, file: string): string | undefined {
  const plain = decode(file.replace(/^file:\/\//, ''))
    .replaceAll('\\', '/')
    .replace(/^\/(?=[A-Za-z]:)/, '');
  const prefix = root.replaceAll('\\', '/').replace(/\/*$/, '/');
  return plain.startsWith(prefix) ? plain.slice(prefix.length).replace(/\?.*$/, '') : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
