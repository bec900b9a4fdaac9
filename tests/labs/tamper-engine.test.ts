import { afterAll, beforeAll } from 'vitest';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';
import { tamperSuite } from './support/tamper.ts';

let pages: EnginePages;
let engine: PageEngine;
beforeAll(async () => {
  pages = await EnginePages.start();
  engine = await pages.open();
});
afterAll(() => pages.close());

tamperSuite('browser-node', () => engine);
