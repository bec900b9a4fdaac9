/** The programs of questions in the engine: readers press "Run" below an answer, and see what the question said. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectPrograms } from '../../src/docs/check.ts';
import type { Program } from '../../src/docs/program.ts';
import { judgeRun } from '../../src/docs/run-program.ts';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';

/** Side by side, each with ports of its own. */
const PAGES = 2;

let pages: EnginePages;
let engines: PageEngine[];

beforeAll(async () => {
  pages = await EnginePages.start();
  engines = await Promise.all(Array.from({ length: PAGES }, () => pages.open()));
});

afterAll(() => pages.close());

/** Takes one program after the other, until none is left; gives what was wrong. */
async function work(engine: PageEngine, left: Program[]): Promise<string[]> {
  const problems: string[] = [];
  for (let program = left.pop(); program !== undefined; program = left.pop()) {
    const folder = `q${left.length}`;
    await engine.mount(Object.fromEntries([...program.files].map(([name, source]) => [`${folder}/${name}`, source])));
    const { stdout, stderr, exit } = await engine.run([program.entry], {
      cwd: `${engine.root}/${folder}`,
      limits: { timeoutMs: 20_000 },
    });
    const problem = judgeRun(program, { stdout, stderr, code: exit.reason === 'exit' ? exit.code : null });
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

it('print in the engine what their questions say', async () => {
  const { programs } = await collectPrograms(fileURLToPath(new URL('../..', import.meta.url)));
  // What proves a question on Node besides (`, mended`) is never shown.
  const left = programs.filter(({ path, label }) => path.endsWith('.yaml') && !label.includes(','));
  expect(left.length).toBeGreaterThan(50);
  const problems = await Promise.all(engines.map((engine) => work(engine, left)));
  expect(problems.flat()).toEqual([]);
});
