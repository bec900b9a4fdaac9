/** Something to run on real Node, and what the page says about it. */
export interface Program {
  /** For messages: the file it comes from, relative to the repository, and the line there. */
  path: string;
  line: number;
  /** What this is, for messages: `blocked.mjs`, or `question why-late`. */
  label: string;
  files: ReadonlyMap<string, string>;
  entry: string;
  /** Arguments for the program, after the entry. */
  args: readonly string[];
  /** npm packages that it imports; the repository has them installed. */
  packages?: readonly string[];
  expected: Expectation;
}

/** What has to hold after a run. */
export interface Expectation {
  /** Standard output, with the placeholders of `match-output.ts`. */
  output: string;
  /** Lines may come in any order (threads print when they get to it). */
  unordered: boolean;
  /** Text that standard error must hold, while the exit code must not be 0. Without it, the exit code must be 0. */
  throws?: string;
}
