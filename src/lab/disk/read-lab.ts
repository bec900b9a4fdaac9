import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { FileTree } from '../../engines/types.ts';
import { labSchema, type Lab } from '../../schemas/lab.ts';
import { mutantSchema } from '../../schemas/mutant.ts';
import { lineAt, parseYaml, type Parsed, type Problem } from '../../schemas/problems.ts';
import { textOf, type LabMutant, type LabSource } from '../files.ts';
import { readTree } from './read-tree.ts';
import { hashProblems, recordedHashes, vendoredPackages } from './vendor.ts';

/** Names of the folders in `labs/`, sorted. */
export async function labSlugs(labsFolder: string): Promise<string[]> {
  const entries = await readdir(labsFolder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : [])).sort();
}

/**
 * Reads `labs/<slug>/`. Files that are no part of the format, manifests that are missing or wrong: all are reported at once, with
 * paths that begin with `labs/`.
 *
 * @param packagesRoot where `node_modules` lies with the packages that labs depend on; beside the labs when absent
 */
export async function readLab(
  labsFolder: string,
  slug: string,
  packagesRoot = path.dirname(path.resolve(labsFolder)),
): Promise<Parsed<LabSource>> {
  const all = await readTree(path.join(labsFolder, slug));
  const root = `labs/${slug}`;
  const problems: Problem[] = [];
  const report = (file: string, message: string): void =>
    void problems.push({ path: `${root}/${file}`, line: 1, message });
  const required = (file: string): string => {
    const data = all[file];
    if (data === undefined) report(file, 'is missing');
    return data === undefined ? '' : textOf(data);
  };

  for (const file of Object.keys(all)) {
    if (!KNOWN.test(file)) report(file, 'belongs to no part of a lab; delete it, or move it to where it is used');
  }
  const yaml = required('lab.yaml');
  const instructions = required('instructions.md');
  const hints = required('hints.md');
  const manifest = yaml === '' ? undefined : parseYaml(yaml, labSchema, `${root}/lab.yaml`);
  problems.push(...(manifest?.problems ?? []));

  const mutants: Record<string, LabMutant> = {};
  for (const name of namesIn(all, 'mutants')) {
    const text = required(`mutants/${name}/mutant.yaml`);
    const parsed = text === '' ? undefined : parseYaml(text, mutantSchema, `${root}/mutants/${name}/mutant.yaml`);
    problems.push(...(parsed?.problems ?? []));
    const files = below(all, `mutants/${name}/`, ({ length }) => length, ['mutant.yaml']);
    if (parsed?.data !== undefined) mutants[name] = { manifest: parsed.data, yaml: text, files };
  }
  let vendored: FileTree = {};
  if (manifest?.data !== undefined && manifest.data.dependencies.length > 0) {
    const line = lineAt(yaml, ['dependencies']);
    const wrong = (message: string): void => void problems.push({ path: `${root}/lab.yaml`, line, message });
    try {
      const packages = await vendoredPackages(packagesRoot, manifest.data.dependencies);
      vendored = Object.assign({}, ...packages.map(({ files }) => files)) as FileTree;
      hashProblems(packages, await recordedHashes(labsFolder)).forEach(wrong);
    } catch (error) {
      wrong(`dependencies: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (manifest?.data === undefined || problems.length > 0) return { problems };
  const whole = (prefix: string): FileTree => below(all, prefix, () => 0);
  const inside = (prefix: string): FileTree => below(all, prefix, ({ length }) => length);
  const variants = Object.fromEntries(namesIn(all, 'variants').map((name) => [name, inside(`variants/${name}/`)]));
  return {
    data: {
      slug,
      manifest: manifest.data,
      yaml,
      instructions,
      hints,
      starter: inside('starter/'),
      solution: inside('solution/'),
      tests: whole('tests/'),
      bench: whole('bench/'),
      mutants,
      variants,
      vendored,
    },
  };
}

/** The manifest alone; undefined when it is missing or wrong. */
export async function readManifest(labsFolder: string, slug: string): Promise<Lab | undefined> {
  const all = await readTree(path.join(labsFolder, slug));
  const yaml = all['lab.yaml'];
  return yaml === undefined ? undefined : parseYaml(textOf(yaml), labSchema, `labs/${slug}/lab.yaml`).data;
}

const KNOWN =
  /^(?:lab\.yaml|instructions\.md|hints\.md|(?:starter|solution|tests|bench)\/.+|(?:mutants|variants)\/[^/]+\/.+)$/;

function namesIn(all: FileTree, folder: string): string[] {
  const names = Object.keys(all).flatMap((file) => {
    const [first, name, rest] = file.split('/');
    return first === folder && name !== undefined && rest !== undefined ? [name] : [];
  });
  return [...new Set(names)];
}

function below(
  all: FileTree,
  prefix: string,
  cut: (prefix: string) => number,
  except: readonly string[] = [],
): FileTree {
  return Object.fromEntries(
    Object.entries(all).flatMap(([file, data]) =>
      file.startsWith(prefix) && !except.includes(file.slice(prefix.length))
        ? [[file.slice(cut(prefix)), data] as const]
        : [],
    ),
  );
}
