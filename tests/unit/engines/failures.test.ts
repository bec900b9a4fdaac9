import { describe, expect, it } from 'vitest';
import { checkBrowser, classifyFailure, type BrowserFacts } from '../../../src/engines/webcontainer/failures.ts';
import { relativeTo, toFileSystemTree } from '../../../src/engines/webcontainer/tree.ts';

const CHROME: BrowserFacts = {
  isolated: true,
  cookies: true,
  online: true,
  missing: [],
  userAgent: 'Chrome/140',
  touchPoints: 0,
};
const kindOf = (facts: Partial<BrowserFacts>): unknown => {
  try {
    checkBrowser({ ...CHROME, ...facts });
    return 'fine';
  } catch (error) {
    return (error as { kind?: unknown }).kind;
  }
};

describe('before anything is fetched', () => {
  it.each([
    [{}, 'fine'],
    [{ isolated: false }, 'not-isolated'],
    [{ missing: ['WebAssembly'] }, 'unsupported-browser'],
    [{ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)' }, 'unsupported-browser'],
    [{ userAgent: 'Mozilla/5.0 (Macintosh)', touchPoints: 5 }, 'unsupported-browser'],
    [{ userAgent: 'Mozilla/5.0 (Macintosh)', touchPoints: 0 }, 'fine'],
    [{ cookies: false }, 'blocked-storage'],
    [{ online: false }, 'network'],
  ] as const)('%j is %s', (facts, kind) => expect(kindOf(facts)).toBe(kind));
});

it.each([
  ['Unauthorized: invalid API key', 'licence'],
  ['RangeError: WebAssembly.Memory(): could not allocate memory', 'out-of-memory'],
  ['SharedArrayBuffer is not defined', 'not-isolated'],
  ["Failed to read the 'localStorage' property: SecurityError", 'blocked-storage'],
  ['Failed to fetch', 'network'],
  ['This browser is not supported', 'unsupported-browser'],
  ['anything else', 'crash'],
])('a boot that throws "%s" is a failure of the kind %s', (message, kind) => {
  expect(classifyFailure(new Error(message))).toMatchObject({ kind, engine: 'webcontainer' });
});

describe('paths in a container', () => {
  const relative = (path: string): string => relativeTo('/home/lab', path);

  it('are relative to its working directory', () => {
    expect(relative('/home/lab/a/./b.js')).toBe('a/b.js');
    expect(relative('a/../b.js')).toBe('b.js');
    expect(relative('/home/lab')).toBe('.');
  });

  it.each(['/etc/passwd', '../x', 'a/../../x', '/home/labyrinth'])('never lead out of it: %s', (path) => {
    expect(() => relative(path)).toThrow('outside');
  });

  it('become one tree, mounted at once', () => {
    expect(toFileSystemTree({ 'a.js': '1', 'lib/b.js': '2', '/home/lab/lib/c.js': '3' }, relative)).toEqual({
      'a.js': { file: { contents: '1' } },
      lib: { directory: { 'b.js': { file: { contents: '2' } }, 'c.js': { file: { contents: '3' } } } },
    });
  });
});
