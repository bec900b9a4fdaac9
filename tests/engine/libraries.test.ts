/** Well-known libraries, unmodified from node_modules: their documented first examples on real Node and in the engine. */
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listTree } from '../../src/cli/browser-node/list-tree.ts';
import { usedPackages } from '../../src/cli/browser-node/used-packages.ts';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';
import { observeEngine, observeNode } from './support/observe.ts';
import type { Program } from './support/programs.ts';

const PROGRAMS = fileURLToPath(new URL('libraries', import.meta.url));
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const names = readdirSync(PROGRAMS).filter((name) => name.endsWith('.mjs'));

const asProgram = (file: string): Program => ({
  area: '.',
  file,
  name: file,
  source: file,
  doc: undefined,
  directives: { args: [file], stderr: 'compared' },
});

let folder: string;
let pages: EnginePages;
let engine: PageEngine;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hotpath-libraries-'));
  cpSync(PROGRAMS, folder, { recursive: true });
  symlinkSync(MODULES, path.join(folder, 'node_modules'));
  pages = await EnginePages.start();
  engine = await pages.open();
});

afterAll(async () => {
  await pages.close();
  rmSync(folder, { recursive: true });
});

it.each(names)('%s', async (name) => {
  await engine.mountTree(listTree(folder, usedPackages(folder, name)));
  const program = asProgram(name);
  const [node, browser] = [await observeNode(program, folder), await observeEngine(program, engine)];
  expect(node.code, node.stderr).toBe(0);
  expect(browser).toEqual(node);
});
