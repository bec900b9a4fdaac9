/** One contract, three engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrivenPage } from '../../../src/cli/browsers/driver.ts';
import { CONTRACT, checkCase, type CaseResult } from '../../../src/engines/contract/run.ts';
import { NodeEngine } from '../../../src/engines/node/engine.ts';
import { embeddedAssets, startContractPages, type ContractPages } from '../../support/contract-pages.ts';
import { StandIn } from '../../support/stand-in/server.ts';

/** What a broken promise looks like in a test's report; skips name the missing capability. */
function expectKept(result: CaseResult): void {
  expect(result.detail === '' ? result.status : `${result.status}: ${result.detail}`).toMatch(/^pass|^skip: /);
}

/** One test for each promise. */
function contractOn(check: (id: string) => Promise<CaseResult>): void {
  it.each(CONTRACT.map(({ id, promise }) => [id, promise]))('%s: %s', async (id) => expectKept(await check(id)));
}

describe('the contract of engines, kept by', () => {
  let pages: ContractPages;
  let standIn: StandIn;
  beforeAll(async () => {
    [pages, standIn] = await Promise.all([startContractPages(), StandIn.start()]);
  });
  afterAll(async () => {
    await pages.close();
    standIn.close();
  });

  describe('real Node', () => {
    let engine: NodeEngine;
    beforeAll(async () => {
      engine = await NodeEngine.create();
    });
    afterAll(() => engine.dispose());
    contractOn((id) => {
      const found = CONTRACT.find((one) => one.id === id);
      if (found === undefined) throw new Error(id);
      return checkCase(engine, found);
    });
  });

  describe('the embedded engine in Chromium', () => {
    let page: DrivenPage;
    beforeAll(async () => {
      page = await pages.open();
      await page.evaluate((assets) => window.contract.useEmbedded(assets), embeddedAssets());
    });
    contractOn((id) => page.evaluate((one) => window.contract.check(one), id));
  });

  describe('the WebContainer adapter on the stand-in in Chromium', () => {
    let page: DrivenPage;
    beforeAll(async () => {
      page = await pages.open(standIn.origin);
      await page.evaluate((settings) => window.contract.useContainer(settings), {
        apiKey: '',
        bootTimeoutMs: 60_000,
        coep: 'require-corp' as const,
      });
    });
    contractOn((id) => page.evaluate((one) => window.contract.check(one), id));
  });
});
