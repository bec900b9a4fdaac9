import { describe, expect, test } from 'vitest';
import { treeRows } from '../../../src/lab/file-tree.ts';

describe('a file tree', () => {
  const paths = ['pool.js', 'lib/deep/a.js', 'lib/b.js', 'app.js'];

  test('lists folders before files, each by name, with what a screen reader says of a row', () => {
    const rows = treeRows(paths, new Set());
    expect(rows.map(({ path, level }) => `${level} ${path}`)).toEqual([
      '1 lib/',
      '2 lib/deep/',
      '3 lib/deep/a.js',
      '2 lib/b.js',
      '1 app.js',
      '1 pool.js',
    ]);
    expect(rows[3]).toEqual({ path: 'lib/b.js', name: 'b.js', level: 2, position: 2, siblings: 2 });
    expect(rows[0]).toMatchObject({ expanded: true, position: 1, siblings: 3 });
  });

  test('hides what lies in a collapsed folder', () => {
    const rows = treeRows(paths, new Set(['lib/']));
    expect(rows.map(({ path }) => path)).toEqual(['lib/', 'app.js', 'pool.js']);
    expect(rows[0]?.expanded).toBe(false);
  });
});
