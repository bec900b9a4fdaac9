import { expect, it } from 'vitest';
import { engineMessage, failureMessage } from '../../../src/engines/messages.ts';
import { EngineError, type EngineFailureKind } from '../../../src/engines/types.ts';

const kinds: readonly EngineFailureKind[] = [
  'unsupported-browser',
  'not-isolated',
  'network',
  'damaged',
  'blocked-storage',
  'licence',
  'timeout',
  'out-of-memory',
  'crash',
];

it.each(kinds)('%s: says what happened, and what to do next', (kind) => {
  expect(failureMessage(new EngineError(kind, 'words for the console'))).toBe(engineMessage(kind));
  expect(engineMessage(kind)).toMatch(/^[^.]+(?:\.[^.]+)*\. [A-Z].+\.$/);
});

it.each([
  'Failed to fetch dynamically imported module: http://localhost/_astro/engine.js',
  'error loading dynamically imported module: http://localhost/_astro/engine.js',
  'Importing a module script failed.',
])('a part of the site that could not be fetched is told as such: %s', (message) => {
  expect(failureMessage(new TypeError(message))).toBe(engineMessage('network'));
});

it('leaves sentences of our own as they are', () => {
  expect(failureMessage(new Error('The lab could not be downloaded.'))).toBe('The lab could not be downloaded.');
});
