/** Pages that the generators build against each other. */
import { describe, expect, it } from 'vitest';
import { generatePages, partsOf, withFrontMatter } from '../../../../src/cli/bench/builds/corpus.ts';

const guide = (name: string): string => `---
title: ${name}
---

import Thing from './thing.astro';

Before any heading.

## ${name} one

A sentence with [a link](/somewhere/) and \`a < b\`.

<Thing />

\`\`\`js run file="a.mjs"
const a = { b: 1 };

console.log(a);
\`\`\`

| a | table |
| - | - |

## ${name} two

More of it.

\`\`\`output
{ b: 1 }
\`\`\`
`;
const guides = ['A', 'B', 'C'].map(guide);

describe('partsOf', () => {
  const [one, two] = partsOf(guide('A'));

  it('keeps prose and programs, and nothing that only one generator understands', () => {
    expect(one).toEqual({
      heading: 'A one',
      blocks: [
        { code: false, text: 'A sentence with a link and `a < b`.' },
        { code: true, text: '```js\nconst a = { b: 1 };\n\nconsole.log(a);\n```' },
      ],
    });
  });

  it('calls output a text', () => {
    expect(two?.blocks.at(-1)?.text).toMatch(/^```text\n/);
  });
});

describe('generatePages', () => {
  it('gives the same pages each time, no two alike, in sections of twenty', () => {
    const pages = generatePages(guides, 45);
    expect(pages).toEqual(generatePages(guides, 45));
    expect(new Set(pages.map(({ body }) => body)).size).toBe(45);
    expect(pages.map(({ section }) => section).filter((section) => section === 0)).toHaveLength(20);
    expect(pages.at(-1)?.section).toBe(2);
  });

  it('has no program twice, so that nothing is highlighted from memory', () => {
    const blocks = generatePages(guides, 45).flatMap(({ body }) => body.match(/^```[\s\S]*?^```$/gm) ?? []);
    expect(new Set(blocks).size).toBe(blocks.length);
  });

  it('writes front matter that YAML reads', () => {
    const [page] = generatePages(guides, 1);
    expect(page && withFrontMatter(page)).toMatch(
      /^---\ntitle: "Page 0: [ABC] (one|two)"\ndescription: ".*"\n---\n\n## /,
    );
  });

  it('says when there is too little to make pages of', () => {
    expect(() => generatePages([guide('A')], 1)).toThrow('2 parts of guides are too few');
  });
});
