/** Small programs on real Node and in the engine: what they print and how they end must agree to the letter. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';
import { knownDifferences } from './known-differences.ts';
import { observeEngine, observeNode } from './support/observe.ts';
import { asTree, layOut, listPrograms } from './support/programs.ts';

const programs = listPrograms();
const areas = [...new Set(programs.map((program) => program.area))];

let pages: EnginePages;
let engine: PageEngine;
let disk: ReturnType<typeof layOut>;

beforeAll(async () => {
  disk = layOut();
  pages = await EnginePages.start();
  engine = await pages.open();
  await engine.mount(asTree(disk.root));
});

afterAll(async () => {
  await pages.close();
  disk.dispose();
});

describe.each(areas)('%s', (area) => {
  it.each(programs.filter((program) => program.area === area))('$file', async (program) => {
    const [node, browser] = await Promise.all([observeNode(program, disk.root), observeEngine(program, engine)]);
    const known = knownDifferences.find((entry) => entry.program === program.name);
    if (known === undefined) expect(browser).toEqual(node);
    else expect(browser, `"${program.name}" agrees now: take it off known-differences.ts`).not.toEqual(node);
  });
});

it('names only programs that exist as different', () => {
  const names = programs.map((program) => program.name);
  expect(knownDifferences.filter((entry) => !names.includes(entry.program))).toEqual([]);
});
