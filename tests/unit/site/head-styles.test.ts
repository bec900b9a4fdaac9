import { expect, it } from 'vitest';
import { withStylesInHead } from '../../../src/site/head-styles.ts';

const page = (head: string, body: string): string => `<html><head>${head}</head><body>${body}</body></html>`;
const sheet = (name: string): string => `<link rel="stylesheet" href="/_astro/${name}.css">`;

it('moves the stylesheets of the body into the head, each once, behind those that are there', () => {
  const late = `<p>${sheet('code')}<pre></pre></p>${sheet('code')}${sheet('base')}`;
  expect(withStylesInHead(page(sheet('base'), late))).toBe(page(sheet('base') + sheet('code'), '<p><pre></pre></p>'));
});

it('leaves every other page as it is', () => {
  const plain = page(sheet('base'), '<p>text</p><link rel="icon" href="/favicon.svg">');
  expect(withStylesInHead(plain)).toBe(plain);
  expect(withStylesInHead('<p>no head</p>')).toBe('<p>no head</p>');
});
