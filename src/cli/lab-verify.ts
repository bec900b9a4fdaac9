/**
 * `npm run lab:verify <slug> <folder> [-- --json] [-- --only task]`: grades what somebody made of a lab, once. For teachers and
 * their CI. Exits with 0 when all tests pass, 1 when not, 2 for a wrong call. Runs the code in the folder with your rights.
 */
import path from 'node:path';
import { readArguments } from './arguments.ts';
import { NodeEngine } from '../engines/node/engine.ts';
import { gradeLab } from '../grader/grade.ts';
import { editedFiles } from '../lab/files.ts';
import { readSubmission } from './lab/folder.ts';
import { CallError, openLab, runCommand } from './lab/open-lab.ts';
import { resultsText } from './print-results.ts';

await runCommand(async () => {
  const { values, positionals } = readArguments('npm run lab:verify -- NAME FOLDER [--json] [--only TASK]', {
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
  });
  const { only } = values;
  const [slug, given] = positionals;
  const lab = await openLab(slug, only);
  if (given === undefined) throw new CallError(`Which folder? npm run lab:verify ${lab.slug} path/to/solution`);
  // npm changes into the project's folder; people mean the one they are in.
  const folder = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  const files = editedFiles(lab, await readSubmission(folder, lab));
  const engine = await NodeEngine.create();
  try {
    const { manifest, tests } = lab;
    const results = await gradeLab(engine, { lab: manifest, files, tests }, only === undefined ? {} : { only });
    const tasks = manifest.tasks.filter((task) => only?.includes(task.id) ?? true);
    console.log(values.json ? JSON.stringify(results, null, 2) : resultsText(results, tasks));
    return results.status === 'pass' ? 0 : 1;
  } finally {
    await engine.dispose();
  }
});
