/** The rewriting of readers' code: what it becomes, and that lines stay where they are. */
import { describe, expect, it } from 'vitest';
import { findReferences } from '../../../src/browser-node/transform/scope.ts';
import { hasModuleSyntax, rewriteFunctionBody } from '../../../src/browser-node/transform/compile-commonjs.ts';
import { compileModule } from '../../../src/browser-node/transform/compile-module.ts';
import { parseModule } from '../../../src/browser-node/transform/ast.ts';
import { readModule } from '../../../src/browser-node/transform/module-record.ts';

const compile = (source: string, live: string[] = []): string => {
  const program = parseModule(source);
  return compileModule(source, program, readModule(program), new Set(live)).text;
};

describe('await', () => {
  it('sets the context back after it, on the same lines', () => {
    const source = 'async function f() {\n  return await x;\n}\n';
    const { text } = rewriteFunctionBody(source);
    expect(text).toBe(
      'async function f() {try{\n  return __hp.restore(__hp.frame(), await x);\n}catch(__hp_e){throw __hp.failed(__hp_e)}}\n',
    );
  });

  it('leaves text without await, yield or import unparsed', () => {
    expect(rewriteFunctionBody('this is not JavaScript')).toEqual({
      text: 'this is not JavaScript',
      mappings: undefined,
      untracked: false,
    });
  });

  it('sets the context back in catch and finally', () => {
    const { text } = rewriteFunctionBody('async () => { try { await 1 } catch { a() } finally { b() } }');
    expect(text).toContain('catch {__hp.setFrame(__hp_f0); a() }');
    expect(text).toContain('finally {__hp.setFrame(__hp_f0); b() }');
  });

  it('maps columns back', () => {
    const { mappings } = rewriteFunctionBody('async () => (await 1, here)');
    const segments = mappings?.()[0] ?? [];
    expect(segments.some((segment) => segment[3] === 'async () => (await 1, '.length)).toBe(true);
  });
});

describe('promises', () => {
  const text = (source: string): string => rewriteFunctionBody(source).text;

  it('are seen when an async function throws, whatever its body is', () => {
    expect(text('const f = async (a = (1)) => /* => */ ({ a });')).toBe(
      'const f = async (a = (1)) =>{try{return( /* => */ ({ a }))}catch(__hp_e){throw __hp.failed(__hp_e)}};',
    );
    expect(text('async function f() { "use strict"; g(); }')).toBe(
      'async function f() { "use strict";;try{ g(); }catch(__hp_e){throw __hp.failed(__hp_e)}}',
    );
  });

  it('leave a body alone whose declarations could not stand in a block', () => {
    expect(text('async function f() { var g; function g() {} }')).toBe(
      'async function f() {__hp.failed(); var g; function g() {} }',
    );
  });

  it('are seen when an executor settles them', () => {
    expect(text('new Promise((ok) => ok(1));')).toBe('new Promise(__hp.executor((ok) => ok(1)));');
  });

  it('are not followed where their constructor gets another name', () => {
    const untracked = (source: string): boolean => rewriteFunctionBody(source).untracked;
    for (const source of [
      'class P extends Promise {}',
      'const P = Promise;',
      'eval(x)',
      'new Function(x)',
      'globalThis.Promise',
    ])
      expect(untracked(source), source).toBe(true);
    for (const source of ['new Promise(f)', 'Promise.all([])', 'x instanceof Promise', 'f instanceof Function'])
      expect(untracked(source), source).toBe(false);
  });
});

describe('modules', () => {
  it('become generators that show their exports first', () => {
    expect(compile('export const a = 1;\n')).toContain('__hp.exports({"a":()=>a});yield;');
    expect(compile('await 1;')).toMatch(/^\(async function\*/);
  });

  it('keep every line', () => {
    const source = "import {\n  a,\n  b,\n} from './m.mjs';\nexport {\n  a,\n};\nexport default class {\n}\nb();\n";
    const lines = compile(source).split('\n');
    expect(lines[9]).toBe('b();');
  });

  it('read live imports each time, also in shorthands and calls', () => {
    const text = compile("import { a, f } from 'm';\nf(); g({ a }, (a) => a);", ['a', 'f']);
    expect(text).toContain('(0,__hp_m0.f)(); g({ a:__hp_m0.a }, (a) => a);');
  });

  it('name an anonymous default function "default"', () => {
    expect(compile('export default function () {}')).toContain('{value:"default",configurable:true}');
  });

  it('know requests, re-exports and what changes', () => {
    const record = readModule(
      parseModule(
        "export * from 'a'; export { x as y } from 'b'; export let n = 0; n++; import j from 'j' with { type: 'json' };",
      ),
    );
    expect(record.requests.map(({ specifier }) => specifier)).toEqual(['a', 'b', 'j']);
    expect(record.requests[2]?.attributes).toEqual({ type: 'json' });
    expect(record.indirectExports.get('y')).toMatchObject({ request: 1, imported: 'x', length: 1 });
    expect(record.mutable.has('n')).toBe(true);
  });
});

describe('scope', () => {
  it('finds uses that nothing nearer declares', () => {
    const source = 'a; { let a; a; } function f(a) { a; } o.a; ({ a: 1, [a]: 2 }); for (const a of a_) a; a();';
    const found = findReferences(parseModule(source), new Set(['a']));
    expect(found.map(({ start, call }) => [start, call])).toEqual([
      [0, false],
      [source.indexOf('[a]') + 1, false],
      [source.lastIndexOf('a()'), true],
    ]);
  });
});

describe('module syntax', () => {
  it.each([
    ['import x from "y";', true],
    ['await 1;', true],
    ['import.meta.url;', true],
    ['const await = 1; require("x");', false],
    ['import("x");', false],
    ['// export const a = 1', false],
    ['export const = broken', false],
  ])('%s', (source, expected) => {
    expect(hasModuleSyntax(source, parseModule)).toBe(expected);
  });
});
