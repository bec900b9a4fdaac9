import { expect, it } from 'vitest';
import { withIslandScripts } from '../../../src/site/island-scripts.ts';

const SCRIPTS: Readonly<Record<string, string>> = {
  'QuizRun.1.js': 'import{a}from"./a.2.js";import"./b.3.js";const later=()=>import("./later.4.js");',
  'a.2.js': 'import{b}from"./b.3.js";export const a=b;',
  'b.3.js': 'export const b="from elsewhere";',
  'client.5.js': 'import{a}from"./a.2.js";export default a;',
};
const read = (name: string): string | undefined => SCRIPTS[name];

const island = (name: string): string =>
  `<astro-island uid="x" component-url="/learn/_astro/${name}.1.js" renderer-url="/learn/_astro/client.5.js" client="load" opts="{&quot;name&quot;:&quot;${name}&quot;,&quot;value&quot;:true}">`;

it('asks for an island that holds text back with all it imports, each once, and not for what comes on demand', () => {
  const html = withIslandScripts(`<p>x</p>${island('QuizRun')}</astro-island>`, read);
  expect([...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, href]) => href)).toEqual([
    '/learn/_astro/QuizRun.1.js',
    '/learn/_astro/a.2.js',
    '/learn/_astro/b.3.js',
    '/learn/_astro/client.5.js',
  ]);
  expect(html).toMatch(/^<p>x<\/p><link .*<astro-island uid="x"/);
});

it('leaves other islands alone: what they bring can wait', () => {
  const html = `<p>x</p>${island('PoolMix')}</astro-island>`;
  expect(withIslandScripts(html, read)).toBe(html);
});
