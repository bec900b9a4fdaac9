import { afterAll, beforeAll } from 'vitest';
import { NodeEngine } from '../../src/engines/node/engine.ts';
import { tamperSuite } from './support/tamper.ts';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await NodeEngine.create();
});
afterAll(() => engine.dispose());

tamperSuite('node', () => engine);
