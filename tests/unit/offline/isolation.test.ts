import { expect, test } from 'vitest';
import { isolationStep, type IsolationFacts } from '../../../src/offline/isolation.ts';

const facts: IsolationFacts = { isolated: false, fromWorker: false, triedBefore: false, touched: false };

test.each<[string, Partial<IsolationFacts>, ReturnType<typeof isolationStep>]>([
  ['a first visit to a host without headers', {}, 'reload'],
  ['a host with headers', { isolated: true }, 'none'],
  ['a page that the reader has used', { touched: true }, 'offer'],
  ['a reload past the worker, in a tab that was reloaded before', { triedBefore: true }, 'offer'],
  ['a tab that may not remember', { triedBefore: undefined }, 'offer'],
  ['a browser that cannot isolate: the page came with the headers', { fromWorker: true, triedBefore: true }, 'none'],
  ['the same in a tab without memory', { fromWorker: true, triedBefore: undefined }, 'none'],
])('%s', (_, differing, step) => {
  expect(isolationStep({ ...facts, ...differing })).toBe(step);
});
