import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadTemplates, playgroundPackage, playgroundSummary } from '../../../src/site/playground-assets.ts';

const FOLDER = fileURLToPath(new URL('../../../content/playground/', import.meta.url));
const templates = await loadTemplates();

/** What a template prints on this Node, line by line. */
async function* linesOf(id: string): AsyncGenerator<string> {
  const [, ...args] = templates.find((template) => template.id === id)?.command.split(' ') ?? [];
  const child = spawn(process.execPath, args, {
    cwd: FOLDER + id,
    // Any port that is free.
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    yield* createInterface(child.stdout);
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  } finally {
    child.kill();
  }
}

describe("the playground's templates", () => {
  test('list every file there is', () => {
    const listed = templates.flatMap(({ id, files }) => Object.keys(files).map((path) => `${id}/${path}`));
    const found = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
    expect(listed.sort()).toEqual(found.sort());
  });

  test('are a lab without tasks whose files are the reader’s', () => {
    const [first] = templates;
    expect(playgroundSummary(first)).toMatchObject({ focus: 'server.js', whole: true, tasks: [] });
    expect(playgroundPackage(first).starter).toEqual(first.files);
  });

  test('worker pool: both ways count the same primes', async () => {
    const lines = await Array.fromAsync(linesOf('worker-pool'));
    expect(lines.map((line) => / (\d+) primes/.exec(line)?.[1])).toEqual(['148933', '148933']);
    // The main thread has no turn for its timer while it counts.
    expect(lines[0]).toContain(', 0 turns');
  });

  test('streams: backpressure keeps the source down', async () => {
    expect((await Array.fromAsync(linesOf('streams'))).at(-1)).toContain('never more than 7 in memory');
  });

  test.each([
    ['http-server', /^Listening on port \d+/],
    ['cluster', /^worker \d listens on port \d+/],
  ])('%s: it listens', async (id, wanted) => {
    for await (const line of linesOf(id)) {
      expect(line).toMatch(wanted);
      break;
    }
  });
});
