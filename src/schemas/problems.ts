import { isCollection, isMap, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

/** One thing to mend in a content file: `line` counts from 1. */
export interface Problem {
  path: string;
  line: number;
  message: string;
}

/** Data that passed its schema, or everything that is wrong with it. */
export type Parsed<T> = { data: T; problems?: never } | { data?: never; problems: Problem[] };

/** `path:line: message`, the way compilers print it, so that editors and terminals can jump there. */
export function formatProblem({ path, line, message }: Problem): string {
  return `${path}:${line}: ${message}`;
}

/** Sorts by path, then line, without changing the order of problems of one line. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}

/**
 * Parses YAML and checks it against `schema`. Every problem is reported, each with the line of the value (or of the key that
 * should not be there); a missing key is reported at the line of the mapping that lacks it.
 *
 * @param path what problems are reported under; nothing is read
 */
export function parseYaml<S extends z.ZodType>(text: string, schema: S, path: string): Parsed<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        path,
        line: lines.linePos(error.pos[0]).line,
        message: `is not valid YAML: ${error.message}`,
      })),
    };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { data: result.data };
  return {
    problems: result.error.issues
      .flatMap((issue) => flatten(issue))
      .map((found) => ({ path, line: lineOf(document, lines, found.path), message: found.message })),
  };
}

/** The line in a YAML text of the value at `keys`, or of its nearest parent that exists; 1 when there is none. */
export function lineAt(text: string, keys: readonly PropertyKey[]): number {
  const lines = new LineCounter();
  return lineOf(parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines, keys);
}

function lineOf(document: Document.Parsed, lines: LineCounter, keys: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = offsetOf(node);
  for (const key of keys) {
    if (!isCollection(node)) break;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key));
      if (pair === undefined) break;
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else {
      node = node.items[Number(key)];
      offset = offsetOf(node) ?? offset;
    }
  }
  return offset === undefined ? 1 : lines.linePos(offset).line;
}

function offsetOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : undefined;
}

interface Found {
  path: PropertyKey[];
  message: string;
}

/** One message per key, and of a union only the branch that came nearest. */
function flatten(issue: z.core.$ZodIssue): Found[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `${name([...issue.path, key])}: no such field`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((best, branch) => (branch.length < best.length ? branch : best));
    return nearest.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  return [{ path: [...issue.path], message: `${name(issue.path)}: ${issue.message}` }];
}

function name(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
