/** almostnode, another Node.js for browsers, in a page of its own: the same small programs, as far as it can run them. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, type Plugin } from 'esbuild';
import { startSite } from '../../../site/static-server.ts';
import { PROGRAMS } from '../../bench-engine/run-node.ts';
import { findChromium } from '../../browsers/chromium.ts';
import { installPeer, type PeerPackages } from './install.ts';

export const ALMOSTNODE: PeerPackages = { name: 'almostnode', dependencies: { almostnode: '0.2.14' } };

/** Of a program: the figures that it printed, or why there are none. */
export type PeerRun = { figures: Record<string, number> } | { error: string };

/** A page with almostnode loaded. */
export interface AlmostNodePage {
  /** Milliseconds from making a container to the first output of a program that prints a word, in a fresh page. */
  firstOutput: () => Promise<number>;
  run: (program: string) => Promise<PeerRun>;
  close: () => Promise<void>;
}

/** In the page. */
const CLIENT = `
import { createContainer } from 'almostnode';
window.runProgram = (source, limitMs) => new Promise((resolve) => {
  const begun = performance.now();
  let printed = '';
  const end = (error) => resolve({ printed, error, ms: performance.now() - begun });
  setTimeout(end, limitMs, 'no output after ' + limitMs / 1000 + ' s');
  addEventListener('unhandledrejection', ({ reason }) => end(String(reason)), { once: true });
  try {
    const container = createContainer({
      onConsole: (method, args) => {
        printed += args.join(' ');
        end(method === 'error' ? printed : undefined);
      },
    });
    container.vfs.writeFileSync('/program.mjs', source);
    container.runFile('/program.mjs');
  } catch (error) {
    end(String(error));
  }
});
`;

/** It asks for modules of Node only where it runs on Node: in a page they are empty. */
const NODE_ONLY: Plugin = {
  name: 'node-only',
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:node:.*|module|fs|path|url)$/ }, ({ path }) => ({ path, namespace: 'node-only' }));
    bundle.onLoad({ filter: /.*/, namespace: 'node-only' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** Milliseconds until a program counts as one that does not answer. */
const LIMIT_MS = 10_000;

interface Answer {
  printed: string;
  error?: string;
  ms: number;
}

async function runProgram(page: Page, source: string): Promise<Answer> {
  return page.evaluate(
    ([text, limit]) => {
      const { runProgram: start } = window as unknown as { runProgram: (text: string, ms: number) => Promise<Answer> };
      return start(text, limit);
    },
    [source, LIMIT_MS] as const,
  );
}

/** @throws {Error} when it cannot be installed */
export async function openAlmostNode(): Promise<AlmostNodePage> {
  const installed = await installPeer(ALMOSTNODE);
  const folder = await mkdtemp(join(tmpdir(), 'hotpath-almostnode-'));
  await build({
    stdin: { contents: CLIENT, resolveDir: installed },
    bundle: true,
    outfile: join(folder, 'client.js'),
    format: 'esm',
    target: 'es2024',
    minify: true,
    logLevel: 'error',
    plugins: [NODE_ONLY],
  });
  const html =
    '<!doctype html><meta charset="utf-8"><title>almostnode</title><script type="module" src="client.js"></script>';
  await writeFile(join(folder, 'index.html'), html);
  const site = await startSite(folder, { port: 0, host: 'localhost', notFound: new Uint8Array() });
  const browser = await chromium.launch(await findChromium());
  const inFreshPage = async <T>(use: (page: Page) => Promise<T>): Promise<T> => {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    try {
      await page.goto(site.url);
      await page.waitForFunction(() => 'runProgram' in window, undefined, { timeout: LIMIT_MS });
      return await use(page);
    } finally {
      await page.close();
    }
  };
  return {
    firstOutput: () =>
      inFreshPage(async (page) => {
        const { ms, error } = await runProgram(page, readFileSync(`${PROGRAMS}hello.mjs`, 'utf8'));
        if (error !== undefined) throw new Error(error);
        return ms;
      }),
    run: (program) =>
      inFreshPage(async (page): Promise<PeerRun> => {
        const { printed, error } = await runProgram(page, readFileSync(`${PROGRAMS}${program}.mjs`, 'utf8'));
        if (error !== undefined) return { error };
        try {
          return { figures: JSON.parse(printed) as Record<string, number> };
        } catch {
          return { error: `printed ${printed.slice(0, 100)}` };
        }
      }),
    close: async () => {
      await browser.close();
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
