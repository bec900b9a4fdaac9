import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { onPath } from '../../src/cli/browsers/on-path.ts';

const script = join(import.meta.dirname, '../../hosting/labs/redis/two-level.mjs');
const run = async (env: Record<string, string>): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  return stdout;
};

describe('the two-level lab against a real Redis', () => {
  const redis = onPath('redis-server');

  test('says so where there is none', async () => {
    expect(await run({ PATH: '' })).toMatch(/^skipped: .*redis-server/);
  });

  test.skipIf(redis === undefined)('its solution keeps its promises (redis-server)', async () => {
    const said = await run({ PATH: process.env['PATH'] ?? '' });
    expect(said.match(/^ok: /gm)).toHaveLength(5);
    expect(said).not.toContain('skipped');
  });
});
