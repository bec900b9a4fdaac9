import { expect, it } from 'vitest';
import { recorded, recordSession } from '../../src/cli/lab/recording.ts';
import { NodeEngine } from '../../src/engines/node/engine.ts';

/** What differs from run to run and from Node to Node. */
const withoutNumbers = (text: string): string => text.replace(/Node [\d.]+, \d+ ms/g, 'Node N, N ms');

it('the session at a terminal that the site shows is what happens', async () => {
  const engine = await NodeEngine.create();
  try {
    // When it differs on purpose: npm run docs:record
    expect(withoutNumbers(await recordSession(engine))).toBe(withoutNumbers(await recorded()));
  } finally {
    await engine.dispose();
  }
});
