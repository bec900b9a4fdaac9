import type { FileTree } from '../engines/types.ts';
import type { Lab } from '../schemas/lab.ts';
import type { Mutant } from '../schemas/mutant.ts';

/** A mutant: what it changes in the solution, and which tests catch it. */
export interface LabMutant {
  manifest: Mutant;
  /** Text of mutant.yaml, to find lines. */
  yaml: string;
  files: FileTree;
}

/** One whole lab, as it lies in `labs/<slug>/`. Paths in `tests` and `bench` begin with that folder, all others do not. */
export interface LabSource {
  slug: string;
  manifest: Lab;
  /** Text of lab.yaml, to find lines. */
  yaml: string;
  instructions: string;
  hints: string;
  starter: FileTree;
  solution: FileTree;
  tests: FileTree;
  bench: FileTree;
  mutants: Readonly<Record<string, LabMutant>>;
  variants: Readonly<Record<string, FileTree>>;
  /** Files of the npm packages in `dependencies`, below `node_modules/`. */
  vendored: FileTree;
}

/** `base` with the files of `over` in place of, or beside, its own. */
export function overlay(base: FileTree, over: FileTree): FileTree {
  return { ...base, ...over };
}

/** The starter as it is run. */
export function starterFiles(lab: Pick<LabSource, 'starter' | 'vendored'>): FileTree {
  return overlay(lab.vendored, lab.starter);
}

/** The reference answer as it is run: solution/ over starter/. */
export function solutionFiles(lab: LabSource): FileTree {
  return overlay(starterFiles(lab), lab.solution);
}

/** What a mutant or variant runs as: its files over the solution. */
export function derivedFiles(lab: LabSource, changed: FileTree): FileTree {
  return overlay(solutionFiles(lab), changed);
}

/**
 * What a reader's work runs as: edits of editable files over starter/. Edits of other files are dropped, so that a shared or
 * restored state cannot replace read-only and hidden files.
 */
export function editedFiles(lab: Pick<LabSource, 'manifest' | 'starter' | 'vendored'>, edits: FileTree): FileTree {
  const { editable } = lab.manifest.files;
  return overlay(
    starterFiles(lab),
    Object.fromEntries(Object.entries(edits).filter(([path]) => editable.includes(path))),
  );
}

/** Text of a file; bytes are read as UTF-8. */
export function textOf(data: string | Uint8Array): string {
  return typeof data === 'string' ? data : new TextDecoder().decode(data);
}

/** Whether two files have the same content. */
export function sameContent(a: string | Uint8Array | undefined, b: string | Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && textOf(a) === textOf(b);
}
