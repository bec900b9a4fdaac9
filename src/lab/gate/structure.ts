import type { FileTree } from '../../engines/types.ts';
import { declaredTests } from '../../grader/test-source.ts';
import { lineAt, type Problem } from '../../schemas/problems.ts';
import { sameContent, textOf, type LabSource } from '../files.ts';
import { headingProblems } from './headings.ts';
import { sleepProblems } from './sleeps.ts';

/** Everything about a lab that can be checked without running it. */
export function checkStructure(lab: LabSource): Problem[] {
  const root = `labs/${lab.slug}`;
  const { tasks } = lab.manifest;
  return [
    ...fileProblems(lab, root),
    ...headingProblems(lab.instructions, `${root}/instructions.md`, tasks, false),
    ...headingProblems(lab.hints, `${root}/hints.md`, tasks, true),
    ...testProblems(lab, root),
    ...Object.entries(lab.tests).flatMap(([file, data]) => sleepProblems(textOf(data), `${root}/${file}`)),
    ...benchProblems(lab, root),
    ...mutantProblems(lab, root),
    ...Object.entries(lab.variants).flatMap(([name, files]) => changeProblems(lab, files, `${root}/variants/${name}`)),
  ];
}

/** Names of all tests of a lab, as `<task id> > <test name>`. */
export function testNames(lab: LabSource): string[] {
  return Object.entries(lab.tests).flatMap(([file, data]) =>
    file.endsWith('.test.js') ? declaredTests(textOf(data)).map((test) => `${test.taskId} > ${test.name}`) : [],
  );
}

function fileProblems(lab: LabSource, root: string): Problem[] {
  const { editable, readOnly, hidden } = lab.manifest.files;
  const listed = [...editable, ...readOnly, ...hidden];
  const yaml = `${root}/lab.yaml`;
  const problems: Problem[] = [];
  for (const file of listed.filter((one) => lab.starter[one] === undefined)) {
    problems.push({
      path: yaml,
      line: lineAt(lab.yaml, ['files']),
      message: `files: names ${file}, which is not in starter/`,
    });
  }
  for (const file of Object.keys(lab.starter).filter((one) => !listed.includes(one))) {
    problems.push({ path: `${root}/starter/${file}`, line: 1, message: 'is not listed under files in lab.yaml' });
  }
  for (const [file, data] of Object.entries(lab.solution)) {
    if (editable.includes(file) || sameContent(lab.starter[file], data)) continue;
    const why = listed.includes(file) ? 'the reader cannot edit it' : 'lab.yaml does not list it';
    problems.push({ path: `${root}/solution/${file}`, line: 1, message: `differs from starter/, but ${why}` });
  }
  return problems;
}

function testProblems(lab: LabSource, root: string): Problem[] {
  const tested = new Set<string>();
  const names = new Set<string>();
  const problems: Problem[] = [];
  for (const [file, data] of Object.entries(lab.tests)) {
    if (!file.endsWith('.test.js')) continue;
    const path = `${root}/${file}`;
    for (const test of declaredTests(textOf(data))) {
      tested.add(test.taskId);
      const full = `${test.taskId} > ${test.name}`;
      if (!lab.manifest.tasks.some((task) => task.id === test.taskId)) {
        const message = `"${test.name}" must lie in a top-level describe named by a task id, not in "${test.taskId}"`;
        problems.push({ path, line: test.line, message });
      }
      if (names.has(full))
        problems.push({ path, line: test.line, message: `a second test is called "${full}"; rename one` });
      names.add(full);
    }
  }
  lab.manifest.tasks.forEach((task, index) => {
    if (tested.has(task.id)) return;
    const message = `task "${task.id}" has no test: add describe('${task.id}', …) to a file in tests/`;
    problems.push({ path: `${root}/lab.yaml`, line: lineAt(lab.yaml, ['tasks', index]), message });
  });
  return problems;
}

function benchProblems(lab: LabSource, root: string): Problem[] {
  const used = lab.manifest.benches.map((bench) => bench.file);
  const missing = lab.manifest.benches.flatMap((bench, index) =>
    lab.bench[bench.file] === undefined
      ? [
          {
            path: `${root}/lab.yaml`,
            line: lineAt(lab.yaml, ['benches', index, 'file']),
            message: `${bench.file} does not exist`,
          },
        ]
      : [],
  );
  const orphans = Object.keys(lab.bench)
    .filter((file) => file.endsWith('.bench.js') && !used.includes(file))
    .map((file) => ({ path: `${root}/${file}`, line: 1, message: 'is not named by any bench of lab.yaml' }));
  return [...missing, ...orphans];
}

function mutantProblems(lab: LabSource, root: string): Problem[] {
  const known = testNames(lab);
  const seen = new Map<string, string>();
  return Object.entries(lab.mutants).flatMap(([name, { manifest, yaml, files }]) => {
    const path = `${root}/mutants/${name}/mutant.yaml`;
    const problems = changeProblems(lab, files, `${root}/mutants/${name}`);
    manifest.fails.forEach((test, index) => {
      if (!known.includes(test))
        problems.push({ path, line: lineAt(yaml, ['fails', index]), message: `there is no test "${test}"` });
    });
    const set = [...manifest.fails].sort().join('\n');
    const twin = seen.get(set);
    if (twin !== undefined) {
      const message = `fails the same tests as ${twin}; add a test that tells them apart, or merge them`;
      problems.push({ path, line: lineAt(yaml, ['fails']), message });
    }
    seen.set(set, name);
    if (manifest.trap !== undefined && !lab.manifest.traps.includes(manifest.trap)) {
      problems.push({
        path,
        line: lineAt(yaml, ['trap']),
        message: `trap ${manifest.trap} is not listed under traps in lab.yaml`,
      });
    }
    return problems;
  });
}

/** Mutants and variants hold only files that differ from the solution's. */
function changeProblems(lab: LabSource, files: FileTree, path: string): Problem[] {
  if (Object.keys(files).length === 0) return [{ path, line: 1, message: 'changes no file of solution/' }];
  return Object.entries(files).flatMap(([file, data]) => {
    const base = lab.solution[file] ?? lab.starter[file];
    if (sameContent(base, data))
      return [{ path: `${path}/${file}`, line: 1, message: 'is the same as in solution/; delete it' }];
    if (lab.manifest.files.editable.includes(file)) return [];
    return [{ path: `${path}/${file}`, line: 1, message: 'is no file that a reader can edit' }];
  });
}
