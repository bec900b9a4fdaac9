import { describe, expect, test } from 'vitest';
import { excerptPieces } from '../../../src/site/search-excerpt.ts';

describe('excerptPieces', () => {
  test('tells what was found from what stands around it', () => {
    expect(excerptPieces('a <mark>worker</mark> <mark>thread</mark>, and')).toEqual([
      { text: 'a ', marked: false },
      { text: 'worker', marked: true },
      { text: ' ', marked: false },
      { text: 'thread', marked: true },
      { text: ', and', marked: false },
    ]);
  });

  test('gives the text of the page back as it was written, markup too', () => {
    expect(excerptPieces('<mark>Map</mark>&lt;string, T&gt; &amp;amp; &lt;img src=x onerror=alert(1)&gt;')).toEqual([
      { text: 'Map', marked: true },
      { text: '<string, T> &amp;amp; <img src=x onerror=alert(1)>', marked: false },
    ]);
  });
});
