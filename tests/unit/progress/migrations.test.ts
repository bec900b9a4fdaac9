import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ENTRY_FORMAT, parseEntry } from '../../../src/progress/entry.ts';
import { migrate, MIGRATIONS } from '../../../src/progress/migrations.ts';
import { applyImport, preview } from '../../../src/progress/changes.ts';
import { open } from './support.ts';

const FIXTURES = new URL('fixtures/', import.meta.url);

describe('an export of each older format', () => {
  it('is here', async () => {
    const here = (await readdir(FIXTURES)).sort();
    expect(here).toEqual(MIGRATIONS.map((_, index) => `format-${index + 1}.json`));
  });

  it.each(MIGRATIONS.map((_, index) => index + 1))('%i is taken over whole, in today’s format', async (format) => {
    const raw = JSON.parse(await readFile(new URL(`format-${format}.json`, FIXTURES), 'utf8')) as {
      entries: unknown[];
    };
    const store = await open(undefined, () => 2_000_000_000_000);
    const report = await applyImport(store, preview(store, raw), 'Import');
    expect(report).toEqual({ taken: raw.entries.length, kept: 0, bad: [] });
    expect(new Set(store.all().map((entry) => entry.format))).toEqual(new Set([ENTRY_FORMAT]));
  });
});

describe('format 1 to 2', () => {
  const bench = (verdict: string): Record<string, unknown> => ({
    format: 1,
    kind: 'bench-best',
    id: 'lab:speed',
    value: { outcome: { comparison: { ratio: 3.4, verdict } }, edits: {} },
    contentHash: 'h',
    updatedAt: 7,
  });

  it('makes the ratio of a benchmark that was won the best one so far', () => {
    expect(parseEntry(bench('better'))).toMatchObject({ format: 2, value: { best: { ratio: 3.4, at: 7 } } });
  });

  it('makes nothing of one that was not', () => {
    const entry = parseEntry(bench('inconclusive'));
    expect(typeof entry !== 'string' && entry.value).not.toHaveProperty('best');
  });

  it('changes nothing it was given, and nothing of other kinds', () => {
    const before = bench('better');
    migrate(before);
    expect(before).toEqual(bench('better'));
    expect(migrate({ format: 1, kind: 'setting', value: 3, other: true })).toEqual({
      format: 2,
      kind: 'setting',
      value: 3,
      other: true,
    });
  });
});

describe('steps', () => {
  const steps = [
    (entry: Readonly<Record<string, unknown>>) => ({ ...entry, value: `${String(entry['value'])} two` }),
    (entry: Readonly<Record<string, unknown>>) => ({ ...entry, value: `${String(entry['value'])} three` }),
  ];

  it('follow each other from whatever format an entry has', () => {
    expect(migrate({ format: 1, value: 'one' }, steps)).toEqual({ format: 3, value: 'one two three' });
    expect(migrate({ format: 2, value: 'is' }, steps)).toEqual({ format: 3, value: 'is three' });
    expect(migrate({ format: 3, value: 'is' }, steps)).toEqual({ format: 3, value: 'is' });
  });

  it.each([0, 4, 1.5, '1', undefined, Number.NaN])('do not guess at format %s', (format) => {
    expect(migrate({ format, value: 'x' }, steps)).toBeUndefined();
  });
});
