import { expect, test } from 'vitest';
import { addNamesOfPage, addNamesOfScript, leanStyles, renamedFor } from '../../../src/site/lean-styles.ts';

function lean(sheets: Record<string, string>, html = '', script = ''): Record<string, string> {
  const names = new Set<string>();
  addNamesOfPage(html, names);
  addNamesOfScript(script, names);
  return Object.fromEntries(leanStyles(new Map(Object.entries(sheets)), names));
}

test('rules stay for classes of pages and of scripts, and for elements; others go, unless they share a list', () => {
  const css = '.shown{color:red}.made{color:tan}.gone{color:navy}.gone dd,dl{color:lime}@media print{.gone{margin:0}}';
  expect(lean({ 'a.css': css }, '<p class="shown big">', "node.classList.add('made')")['a.css']).toBe(
    '.shown{color:red}.made{color:tan}.gone dd,dl{color:#0f0}',
  );
});

test('what is true of a page without a class stays, and an animation with the name of one', () => {
  const css = '.shown:not(.gone){color:red}.spin{margin:0}@keyframes spin{to{margin:1px}}.shown{animation:1s spin}';
  expect(lean({ 'a.css': css }, '<p class="shown">')['a.css']).toContain('.shown:not(.gone){color:red}');
  expect(lean({ 'a.css': css }, '<p class="shown">')['a.css']).toContain('@keyframes spin');
});

test('classes with signs of their own are known by their names', () => {
  expect(lean({ 'a.css': '.md\\:wide{margin:0}.lg\\:wide{margin:0}' }, '<p class="md:wide">')['a.css']).toBe(
    '.md\\:wide{margin:0}',
  );
});

test('variables go when nothing reads them: no sheet, no style attribute, no script, and no variable that is read itself', () => {
  const sheets = {
    'a.css': ':root{--used:1px;--chain:var(--end);--end:2px;--style:3px;--script:4px}',
    'b.css': 'p{margin:var(--used)}',
  };
  expect(lean(sheets, '<p style="padding:var(--style)">', "style.setProperty('--script', 0)")).toEqual({
    'a.css': ':root{--used:1px;--style:3px;--script:4px}',
    'b.css': 'p{margin:var(--used)}',
  });
});

test('a sheet with another content has another name', () => {
  expect(renamedFor('a{}', 'ec.zh_-1a.css')).toMatch(/^ec\.[\w-]{8}\.css$/);
  expect(renamedFor('a{}', 'ec.zhwoa.css')).not.toBe(renamedFor('b{}', 'ec.zhwoa.css'));
});
