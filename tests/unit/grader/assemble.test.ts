import { describe, expect, it } from 'vitest';
import { createAssembler } from '../../../src/grader/assemble.ts';
import { createDemultiplexer } from '../../../src/grader/demux.ts';
import { lineDiff } from '../../../src/grader/diff.ts';
import type { Happening } from '../../../src/grader/records.ts';
import { readerFrame } from '../../../src/grader/stack.ts';

const SOURCE = `describe('queue', () => {
  it('is first in, first out', () => {
    order();
  });
  describe('when full', () => {
    it('rejects', () => {});
  });
});
`;
const file = '/run/tests/queue.test.js';
/** As recorded from Node 24.21: a suite is started before its tests, and reported after them. */
const recorded: Happening[] = [
  { e: 'begin', name: 'queue > is first in, first out' },
  { e: 'output', text: 'hello\n', test: 0 },
  { e: 'end', name: 'queue > is first in, first out', passed: true },
  { e: 'start', name: 'queue', nesting: 0, file, line: 1, column: 1 },
  { e: 'start', name: 'is first in, first out', nesting: 1, file, line: 2, column: 3 },
  { e: 'pass', name: 'is first in, first out', nesting: 1, file, line: 2, column: 3, type: 'test', ms: 2 },
  { e: 'begin', name: 'queue > when full > rejects' },
];

describe('createAssembler', () => {
  it('gives each test its task, code and output, and says which are missing', () => {
    const assembler = createAssembler({ 'tests/queue.test.js': SOURCE }, { root: '/run', editable: [] });
    for (const one of recorded) assembler.push(one);
    expect(assembler.running()).toEqual({ name: 'queue > when full > rejects', file: 'tests/queue.test.js' });
    expect(assembler.finish().map(({ result }) => result)).toEqual([
      {
        taskId: 'queue',
        name: 'is first in, first out',
        status: 'pass',
        testCode: "it('is first in, first out', () => {\n  order();\n})",
        output: 'hello\n',
        durationMs: 2,
      },
      {
        taskId: 'queue',
        name: 'when full > rejects',
        status: 'error',
        message: 'The run ended while this test was running.',
        testCode: "it('rejects', () => {})",
        durationMs: 0,
      },
    ]);
  });

  it('takes output that arrives after its test was over, as stderr may', () => {
    const assembler = createAssembler({ 'tests/queue.test.js': SOURCE }, { root: '/run', editable: [] });
    for (const one of [...recorded, { e: 'output' as const, text: 'late\n', test: 0 }]) assembler.push(one);
    expect(assembler.finish()[0]?.result.output).toBe('hello\nlate\n');
  });

  it('fails all tests of a group whose hook failed', () => {
    const assembler = createAssembler({ 'tests/queue.test.js': SOURCE }, { root: '/run', editable: [] });
    const error = { name: 'Error', message: 'no port', failureType: 'hookFailed' };
    assembler.push({ e: 'start', name: 'queue', nesting: 0, file });
    assembler.push({ e: 'fail', name: 'queue', nesting: 0, file, type: 'suite', error });
    expect(assembler.finish().map(({ result }) => [result.status, result.message])).toEqual([
      ['fail', 'Error: no port'],
      ['fail', 'Error: no port'],
    ]);
  });
});

describe('createDemultiplexer', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('finds records in the middle of a line and across chunks, and leaves the rest as output', () => {
    const all = createDemultiplexer('secret');
    const line = 'no newline\u001esecret {"e":"done"}\nmore';
    const found = Array.from(line).flatMap((letter) => all.push(1, bytes(letter)));
    expect(found.filter((one) => one.e === 'done')).toHaveLength(1);
    expect(found.map((one) => (one.e === 'output' ? one.text : '')).join('')).toBe('no newlinemore');
  });

  it('takes nothing for a record that lacks the secret', () => {
    const all = createDemultiplexer('secret');
    const forged = '\u001eguess {"e":"done"}\n';
    expect([...all.push(1, bytes(forged)), ...all.end()].every((one) => one.e === 'output')).toBe(true);
  });
});

it('readerFrame prefers the reader, then the test, then its helpers', () => {
  const helper = '    at check (file:///run/tests/support/check.js:3:5)';
  const test = '    at TestContext.<anonymous> (file:///run/tests/a.test.js:9:12)';
  const reader = '    at Pool.run (/run/lib/my%20pool.js:20:7)';
  const given = '    at new PoolError (file:///run/errors.js:14:5)';
  const inside = '    at node:internal/main:1:1';
  const place = { root: '/run', editable: ['lib/my pool.js'] };
  expect(readerFrame([inside, given, helper, test, reader].join('\n'), place)).toEqual({
    file: 'lib/my pool.js',
    line: 20,
    column: 7,
  });
  expect(readerFrame([helper, test, given].join('\n'), place)?.file).toBe('errors.js');
  expect(readerFrame([inside, helper, test].join('\n'), place)?.file).toBe('tests/a.test.js');
  expect(readerFrame([inside, helper].join('\n'), place)?.file).toBe('tests/support/check.js');
  expect(readerFrame(inside, place)).toBeUndefined();
});

it('lineDiff marks what is missing and what is too much', () => {
  expect(lineDiff('[\n  1,\n  2\n]', '[\n  1,\n  3\n]')).toBe('  [\n    1,\n-   2\n+   3\n  ]');
  expect(lineDiff('1', '2')).toBeUndefined();
});
