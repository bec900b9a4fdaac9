import type { Bench, Lab } from '../../schemas/lab.ts';
import type { Lesson } from './lessons.ts';

/** One task of a lab, as its page lists it. */
export interface TaskSummary {
  id: string;
  title: string;
  /** Number of rungs of its hint ladder. */
  hints: number;
}

/** What may be done with a file. `own` is one that the reader added. `test` and `bench` files are shown read-only, on demand. */
export type FileRole = 'editable' | 'own' | 'readOnly' | 'test' | 'bench';

/** A file by path (relative to the lab's root, for example `tests/pool.test.js`), without its text. */
export interface FileSummary {
  path: string;
  role: FileRole;
}

/** What the page knows of a benchmark. */
export type BenchSummary = Pick<Bench, 'id' | 'metric' | 'unit' | 'better' | 'baseline' | 'candidate' | 'minEffect'>;

/** What the lab page carries in its HTML: enough to draw everything before a click. */
export interface LabSummary {
  slug: string;
  /** The manifest's uuid; progress is kept under it. */
  id: string;
  title: string;
  /** Changes whenever starter, tests, benches or tasks do. */
  contentHash: string;
  focus: string;
  files: FileSummary[];
  tasks: TaskSummary[];
  benches: BenchSummary[];
  /** Capabilities that its tasks require, if any. */
  requires?: string[];
  /** Readers may not add files of their own. */
  fixed?: true;
  /** There are no files but the reader's own: edits are all files, or none while they are as they were at the start. */
  whole?: true;
  /** The engine it was made for, if it is not at home on every one. */
  engine?: NonNullable<Lab['engine']>;
}

/** What `/labs/<slug>/lab.json` serves, fetched on the first click: the texts. Hints are HTML rendered at build time. */
export interface LabPackage {
  contentHash: string;
  /** `lab.yaml`, validated. */
  manifest: Lab;
  /** Editable and read-only files of `starter/`, by path. */
  starter: Record<string, string>;
  /** Everything else that lies beside them when they run: `tests/`, `bench/`, hidden files. */
  support: Record<string, string>;
  /** Hint ladders by task id. */
  hints: Record<string, string[]>;
}

/** Everything the pages of one lab are built from. */
export interface LabAssets {
  manifest: Lab;
  summary: LabSummary;
  package: LabPackage;
  /** The reference answer's version of the editable files; a file of its own, so that nobody gets it who has not asked. */
  solution: Record<string, string>;
  lessons: Lesson[];
  /** `instructions.md` as HTML: what stands before the first task, and one part per task, in the manifest's order. */
  instructions: { intro: string; tasks: { id: string; title: string; html: string }[] };
}
