/**
 * `npm run lab <slug> [-- --once] [-- --bench] [-- --json] [-- --only task]`: copies the starter to `my-labs/<slug>` (files that are there
 * are never overwritten), runs the tests on it, and again after each save until you press q. With `--once`, `--bench`, `--json` or
 * `--only`, and where there is no terminal, it runs once and exits with 0 when all pass, 1 when not. 2 is a wrong call.
 */
import path from 'node:path';
import type { ReadStream } from 'node:tty';
import { readArguments } from './arguments.ts';
import { NodeEngine } from '../engines/node/engine.ts';
import type { LabEngine } from '../engines/types.ts';
import { gradeLab } from '../grader/grade.ts';
import { writeMissing } from '../lab/disk/workspace.ts';
import { editedFiles, type LabSource } from '../lab/files.ts';
import { readWork, watchWork } from './lab/folder.ts';
import { measure } from './lab/measure.ts';
import { openLab, ROOT, runCommand } from './lab/open-lab.ts';
import { watchLab } from './lab/watch-lab.ts';
import { benchText, resultsText } from './print-results.ts';

await runCommand(async () => {
  const { values, positionals } = readArguments('npm run lab -- NAME [--bench] [--json] [--once] [--only TASK]', {
    allowPositionals: true,
    options: {
      bench: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      once: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
    },
  });
  const lab = await openLab(positionals[0], values.only);
  const folder = path.join(ROOT, 'my-labs', lab.slug);
  const shown = path.relative(process.env['INIT_CWD'] ?? process.cwd(), folder) || '.';
  const written = await writeMissing(folder, lab.starter);
  const say = (text: string): void => void (values.json ? process.stderr : process.stdout).write(`${text}\n`);
  if (written.length > 0) say(`Put ${written.join(', ')} into ${shown}.`);
  say(`${lab.manifest.title}: what to do is in labs/${lab.slug}/instructions.md.`);

  const engine = await NodeEngine.create();
  try {
    const once = values.once || values.bench || values.json || values.only !== undefined;
    if (once || !process.stdin.isTTY) return await runOnce(engine, lab, folder, values);
    return await watchLab(lab, {
      engine,
      folder: shown,
      read: () => readWork(folder, lab),
      onChange: (callback, signal) => watchWork(folder, lab, callback, signal),
      keys: keysOf(process.stdin),
      print: (text) => void process.stdout.write(text),
    });
  } finally {
    await engine.dispose();
  }
});

interface OnceOptions {
  bench: boolean;
  json: boolean;
  only?: string[] | undefined;
}

async function runOnce(engine: LabEngine, lab: LabSource, folder: string, options: OnceOptions): Promise<number> {
  const { manifest, tests } = lab;
  const { only } = options;
  const files = editedFiles(lab, await readWork(folder, lab));
  const results = await gradeLab(engine, { lab: manifest, files, tests }, only === undefined ? {} : { only });
  const reports = options.bench ? await measure(engine, lab, files, console.error) : [];
  if (options.json) {
    console.log(JSON.stringify(options.bench ? { ...results, benches: reports } : results, null, 2));
  } else {
    const tasks = manifest.tasks.filter((task) => only?.includes(task.id) ?? true);
    console.log(resultsText(results, tasks));
    for (const report of reports) {
      const labels = manifest.benches.find((bench) => bench.id === report.id);
      if (labels !== undefined) console.log(benchText(report, labels));
    }
  }
  return results.status === 'pass' ? 0 : 1;
}

/** Key by key, without waiting for Enter. */
async function* keysOf(input: ReadStream): AsyncGenerator<string> {
  input.setRawMode(true);
  input.setEncoding('utf8');
  try {
    for await (const chunk of input as AsyncIterable<string>) yield* chunk;
  } finally {
    input.setRawMode(false);
  }
}
