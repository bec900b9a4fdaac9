import { describe, expect, test } from 'vitest';
import {
  applyEvent,
  delayPoints,
  emptyRun,
  parseEvent,
  summarize,
  type DemoRun,
} from '../../../src/components/home/run-model.ts';
import { verdict } from '../../../src/components/home/verdict.ts';

function runOf(...lines: string[]): DemoRun {
  const run = emptyRun();
  for (const line of lines) {
    const event = parseEvent(line);
    if (event) applyEvent(run, event);
  }
  return run;
}

const begin = '{"type":"begin","threads":1,"tasks":1,"beatMs":20}';
const work = ['{"type":"start","at":25,"task":0,"thread":0}', '{"type":"end","at":100,"task":0,"thread":0,"primes":7}'];

describe('reading what a program printed', () => {
  test('a line that is no measurement is passed over', () => {
    for (const line of [
      '',
      'Warning: something',
      '[]',
      '{"type":"beat"}',
      '{"type":"other","at":1}',
      '{"type":"beat","at":"1"}',
    ]) {
      expect(parseEvent(line)).toBeNull();
    }
  });

  test('a program that ended early has no summary', () => {
    expect(() => summarize(runOf(begin, '{"type":"done","at":5}'))).toThrow('after 0 of 1 tasks');
  });
});

describe('event-loop delay', () => {
  test('is zero while beats are due, and falls back to zero when a late one arrives', () => {
    const run = runOf(begin, '{"type":"beat","at":20}', '{"type":"beat","at":110}');
    expect(delayPoints(run, 110)).toEqual([
      { at: 0, delay: 0 },
      { at: 20, delay: 0 },
      { at: 40, delay: 0 },
      { at: 110, delay: 70 },
      { at: 110, delay: 0 },
    ]);
  });

  test('grows for a beat that has not come yet', () => {
    expect(delayPoints(runOf(begin, '{"type":"beat","at":20}'), 90).at(-1)).toEqual({ at: 90, delay: 50 });
  });

  test('the longest delay counts, also when it spans the work', () => {
    const summary = summarize(
      runOf(begin, '{"type":"beat","at":20}', ...work, '{"type":"beat","at":110}', '{"type":"done","at":120}'),
    );
    expect(summary).toEqual({ threads: 1, makespanMs: 75, longestDelayMs: 70, beatsDuringWork: 0, answer: 7 });
  });
});

describe('the verdict', () => {
  const blocked = { threads: 1, makespanMs: 3000, longestDelayMs: 2990, beatsDuringWork: 0, answer: 42 };

  test('names the ratio, the runtime and the threads', () => {
    const text = verdict(blocked, { ...blocked, threads: 4, makespanMs: 1000, longestDelayMs: 3 }, 'Node 24.21.0');
    expect(text).toContain('Node 24.21.0, 4 threads: the pool finished 3.0 times as fast');
    expect(text).toContain('held for 2.99 s without it and for at most 3 ms with it');
  });

  test('says so when the pool was slower, or when nothing can be told', () => {
    expect(verdict(blocked, { ...blocked, makespanMs: 6000 }, 'Node')).toContain('the pool took 2.0 times as long');
    expect(verdict(blocked, { ...blocked, makespanMs: 2990 }, 'Node')).toContain('about the same time');
  });

  test('compares no times when the answers differ', () => {
    expect(verdict(blocked, { ...blocked, answer: 41 }, 'Node')).toContain('cannot be compared');
  });
});
