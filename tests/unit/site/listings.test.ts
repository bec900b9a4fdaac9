import { describe, expect, test } from 'vitest';
import type { CatalogueSection } from '../../../src/site/catalogue.ts';
import { feedItems, llmsText } from '../../../src/site/listings.ts';

const catalogue: CatalogueSection[] = [
  {
    label: 'Streams',
    entries: [
      {
        kind: 'guide',
        title: 'Start to end',
        description: 'Obey the signal.',
        path: '/guides/streams/',
        reviewed: '2026-11-02',
      },
      {
        kind: 'lab',
        title: 'Back-pressure',
        description: 'Slow the\n  producer.',
        path: '/labs/backpressure/',
        reviewed: '2026-11-20',
      },
      { kind: 'quiz', title: 'Streams', description: 'Why, not what.', path: '/quizzes/streams/' },
    ],
  },
];
const address = (path: string): string => `https://learn.example.org/node${path}`;

test('llms.txt lists everything by section, a line each', () => {
  const text = llmsText(catalogue, address);
  expect(text).toMatch(/^# Hotpath\n\n> /);
  expect(text).toContain(`## Streams

- [Guide: Start to end](https://learn.example.org/node/guides/streams/): Obey the signal.
- [Lab: Back-pressure](https://learn.example.org/node/labs/backpressure/): Slow the producer.
- [Quiz: Streams](https://learn.example.org/node/quizzes/streams/): Why, not what.
`);
});

describe('the feed', () => {
  test('has what carries a date, newest first', () => {
    expect(
      feedItems(catalogue, address).map(({ title, link, pubDate }) => [title, link, pubDate.toISOString()]),
    ).toEqual([
      ['Lab: Back-pressure (Streams)', address('/labs/backpressure/'), '2026-11-20T00:00:00.000Z'],
      ['Guide: Start to end (Streams)', address('/guides/streams/'), '2026-11-02T00:00:00.000Z'],
    ]);
  });

  test('ends after fifty', () => {
    const [lab] = catalogue[0]?.entries.slice(1) ?? [];
    const many = {
      label: 'Many',
      entries: Array.from({ length: 80 }, () => lab).filter((entry) => entry !== undefined),
    };
    expect(feedItems([many], address)).toHaveLength(50);
  });
});
