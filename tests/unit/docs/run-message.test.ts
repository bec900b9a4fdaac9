import { expect, it } from 'vitest';
import type { ExitStatus } from '../../../src/engines/types.ts';
import { runMessage } from '../../../src/components/guide/run-message.ts';

const say = (reason: ExitStatus['reason'], code: number | null = null, signal: string | null = null): string =>
  runMessage({ reason, code, signal }, 12.4, '24.21.0', 20_000);

it('says how a run on a page ended, and what to do next', () => {
  expect(say('exit', 0)).toBe('Finished in 12 ms on the embedded Node 24.21.0.');
  expect(say('exit', 1)).toBe('Ended with exit code 1 after 12 ms on the embedded Node 24.21.0.');
  expect(say('timeout')).toContain('longer than 20 seconds');
  expect(say('output-limit')).toContain('Print less');
  expect(say('out-of-memory')).toContain('smaller data');
  expect(say('signal', null, 'SIGTERM')).toBe('The program ended itself with SIGTERM.');
  expect(say('crash')).toContain('reload the page');
  expect(say('killed')).toBe('Stopped.');
});
