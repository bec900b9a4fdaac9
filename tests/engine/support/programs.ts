/** The programs of tests/engine/fixtures and how they lie on disk: one folder an area, one file a program, helpers in folders below. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FileTree } from '../../../src/engines/types.ts';

/** What a program asks of its run, in comments at its top: `// args: --flag a` (`%` is the program), `// stderr: ignored`. */
export interface ProgramDirectives {
  /** Arguments of `node`; the program's own name, when they do not hold `%`. */
  args: string[];
  /** `ignored`: not compared. */
  stderr: 'compared' | 'ignored';
}

/** The documented behaviour that a program checks: `// doc: page.html#anchor the behaviour in one clause`. */
export interface DocumentedBehaviour {
  page: string;
  anchor: string;
  clause: string;
}

export interface Program {
  area: string;
  file: string;
  /** `area/file`, as known-differences.ts names it. */
  name: string;
  /** Path of the source below the fixtures: with `.txt` where no tool may read it. */
  source: string;
  directives: ProgramDirectives;
  doc: DocumentedBehaviour | undefined;
}

/** Where the programs lie in this repository. */
export const FIXTURES = path.join(import.meta.dirname, '../fixtures');

/** Wrong on purpose: no formatter or linter may read it, so it carries `.txt` until it is laid out. */
const laidOutName = (file: string): string => file.replace(/\.txt$/, '');

function readDirectives(file: string, source: string): ProgramDirectives {
  const given = (name: string): string | undefined => new RegExp(`^// ${name}: (.*)$`, 'm').exec(source)?.[1];
  const args = given('args')?.split(' ') ?? ['%'];
  return {
    args: args.map((arg) => (arg === '%' ? file : arg)),
    stderr: given('stderr') === 'ignored' ? 'ignored' : 'compared',
  };
}

function readDoc(source: string): DocumentedBehaviour | undefined {
  const [, page, anchor, clause] = /^\/\/ doc: (\S+?)\.html#(\S+) (\S.*)$/m.exec(source) ?? [];
  return page === undefined || anchor === undefined || clause === undefined ? undefined : { page, anchor, clause };
}

/** All programs, by area and name. */
export function listPrograms(): Program[] {
  const areas = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return areas.flatMap(({ name: area }) =>
    readdirSync(path.join(FIXTURES, area), { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]js(?:\.txt)?$/.test(entry.name))
      .map((entry) => {
        const file = laidOutName(entry.name);
        const source = readFileSync(path.join(FIXTURES, area, entry.name), 'utf8');
        return {
          area,
          file,
          name: `${area}/${file}`,
          source: `${area}/${entry.name}`,
          directives: readDirectives(file, source),
          doc: readDoc(source),
        };
      }),
  );
}

/** The programs laid out in a fresh temporary folder; `dispose` removes it. */
export function layOut(): { root: string; dispose: () => void } {
  const root = path.join(mkdtempSync(path.join(tmpdir(), 'hotpath-programs-')), 'lab');
  cpSync(FIXTURES, root, { recursive: true });
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const { parentPath, name } = entry;
    if (entry.isFile() && name.endsWith('.txt'))
      renameSync(path.join(parentPath, name), path.join(parentPath, laidOutName(name)));
  }
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    // Git and the linters skip folders that are called node_modules.
    if (entry.isDirectory() && entry.name === 'packages')
      renameSync(path.join(entry.parentPath, entry.name), path.join(entry.parentPath, 'node_modules'));
  }
  return {
    root,
    dispose: () => {
      rmSync(path.dirname(root), { recursive: true, force: true });
    },
  };
}

/** The same files for `LabEngine.mount`. */
export function asTree(root: string): FileTree {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(root, file), readFileSync(file)];
    }),
  );
}
