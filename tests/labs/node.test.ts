import { describe } from 'vitest';
import { NodeEngine } from '../../src/engines/node/engine.ts';
import { everyRun } from './support/every-run.ts';

// The solution five times: its outcome must not depend on luck.
describe('every lab keeps its promises on real Node', () =>
  everyRun(() => NodeEngine.create(), { repeat: 5, repeatOthers: 1 }, 4));
