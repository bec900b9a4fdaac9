/** What is special about WebContainers, on the published client and a stand-in for the runtime. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DrivenPage } from '../../../src/cli/browsers/driver.ts';
import { startContractPages, type ContractPages } from '../../support/contract-pages.ts';
import { StandIn } from '../../support/stand-in/server.ts';

let pages: ContractPages;
let standIn: StandIn;
let page: DrivenPage;
beforeAll(async () => {
  pages = await startContractPages();
});
afterAll(() => pages.close());
beforeEach(async () => {
  standIn = await StandIn.start();
  page = await pages.open(standIn.origin);
});
afterEach(async () => {
  await page.close();
  standIn.close();
});

async function use(settings: { apiKey?: string; bootTimeoutMs?: number } = {}): Promise<void> {
  await page.evaluate((given) => window.contract.useContainer(given), {
    apiKey: '',
    bootTimeoutMs: 60_000,
    coep: 'require-corp' as const,
    ...settings,
  });
}
const boot = () => page.evaluate(() => window.contract.boot(), undefined);
const state = () => page.evaluate(() => window.contract.state(), undefined);
const run = (text: string, timeoutMs = 20_000) =>
  page.evaluate(([program, limit]) => window.contract.run(program, limit), [text, timeoutMs] as const);

describe('booting', () => {
  it('asks for one frame with version, policy and key, and tells each step with its time', async () => {
    await use({ apiKey: 'the-key' });
    expect(await boot()).toMatchObject({
      value: ['check', 'client', 'runtime', 'probe'].map((id) => ({
        id,
        status: 'completed',
        ms: expect.any(Number) as number,
      })),
    });
    expect(standIn.frames.map((query) => Object.fromEntries(query))).toEqual([
      { client_id: 'the-key', coep: 'require-corp', version: '1.6.4' },
    ]);
  });

  it('finds out what the container can do', async () => {
    await use();
    await boot();
    const { node, features } = await state();
    expect(node).toBe(process.versions.node);
    expect(features).toMatchObject({
      'node-test': true,
      worker_threads: true,
      child_process: true,
      cluster: true,
      postgres: false,
    });
  });

  it('that gets no answer ends by its own time-out, and only a reload helps', async () => {
    standIn.behaviour.boot = 'silent';
    await use({ bootTimeoutMs: 1000 });
    expect(await boot()).toMatchObject({ kind: 'timeout', remedy: 'reload' });
    // The client's lock is held: another boot waits, and ends by time again.
    standIn.behaviour.boot = 'answers';
    expect(await boot()).toMatchObject({ kind: 'timeout', remedy: 'reload' });

    await page.close();
    page = await pages.open(standIn.origin);
    await use();
    expect(await boot()).toHaveProperty('value');
  });

  it('that answers late is taken by the next try', async () => {
    standIn.behaviour.boot = 'silent';
    await use({ bootTimeoutMs: 1000 });
    await boot();
    standIn.speak();
    await expect.poll(async () => (await state()).late).toBe(true);
    expect(await boot()).toHaveProperty('value');
    expect(standIn.builds).toBe(1);
  });

  it('that fails can be tried again at once', async () => {
    standIn.behaviour.boot = new Error('Failed to access storage');
    await use();
    expect(await boot()).toMatchObject({ kind: 'blocked-storage', remedy: 'again' });
    standIn.behaviour.boot = 'answers';
    expect(await boot()).toHaveProperty('value');
  });
});

describe('a runaway', () => {
  it('that survives kill() is ended with its container, by the next boot; nothing is probed again', async () => {
    standIn.behaviour.killLeavesThreads = true;
    await use();
    await boot();
    expect(await run('console.log("spinning"); for (;;);', 500)).toEqual({
      value: { printed: 'spinning\n', reason: 'timeout' },
    });
    expect(await state()).toMatchObject({ healthy: false });
    expect(standIn.running).toBe(1);
    const again = await boot();
    expect(again).toMatchObject({
      value: [{ status: 'completed' }, { status: 'completed' }, { status: 'completed' }, { status: 'skipped' }],
    });
    expect(standIn.running).toBe(0);
    expect(standIn.builds).toBe(2);
    expect(await run('console.log("works")')).toEqual({ value: { printed: 'works\n', reason: 'exit' } });
  });

  it('is given up when kill() is not even answered', async () => {
    standIn.behaviour.killIsIgnored = true;
    await use();
    expect(await run('for (;;);', 500)).toEqual({ value: { printed: '', reason: 'timeout' } });
    expect(await run('console.log("works")')).toEqual({ value: { printed: 'works\n', reason: 'exit' } });
    expect(standIn.running).toBe(0);
  });
});

describe('ports', () => {
  const server = (then: string) => `
    import { createServer } from 'node:http';
    const server = createServer().listen(0, () => { console.log(server.address().port); ${then} });`;
  const portOf = (outcome: Awaited<ReturnType<typeof run>>) =>
    'value' in outcome ? parseInt(outcome.value.printed) : NaN;

  it('are told once; a server-ready that comes when the server has gone says nothing', async () => {
    const ready = Promise.withResolvers<undefined>();
    standIn.behaviour.readyAfter = ready.promise;
    await use();
    await page.evaluate(() => window.contract.followPorts(), undefined);
    const port = portOf(await run(server('server.close();')));
    expect((await state()).ports).toEqual([
      [port, true],
      [port, false],
    ]);
    ready.resolve(undefined);
    // Events come in order: this output is behind it.
    expect(await run('console.log("later")')).toHaveProperty('value');
    expect((await state()).ports).toHaveLength(2);
  });

  it('are known by server-ready where the runtime sends no port event, and close with the container', async () => {
    standIn.behaviour.portIsSilent = true;
    await use();
    await page.evaluate(() => window.contract.followPorts(), undefined);
    const running = run(server(''));
    await expect.poll(async () => (await state()).ports).toEqual([[expect.any(Number), true]]);
    // Not from what it printed, which may be on its way still.
    const port = (await state()).ports[0]?.[0];
    standIn.fail('something broke inside');
    await running;
    expect((await state()).ports).toEqual([
      [port, true],
      [port, false],
    ]);
  });
});

it('an internal error of the runtime ends what runs, and the next boot makes a new container', async () => {
  await use();
  await boot();
  const running = run('setInterval(() => undefined, 1000)');
  await expect.poll(() => standIn.running).toBe(1);
  standIn.fail('something broke inside');
  expect(await running).toEqual({ value: { printed: '', reason: 'crash' } });
  expect(await boot()).toHaveProperty('value');
  expect(await run('console.log("works")')).toEqual({ value: { printed: 'works\n', reason: 'exit' } });
});
