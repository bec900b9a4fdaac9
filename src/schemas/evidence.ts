import { z } from 'zod';

/*
 * Evidence of a scenario, as its script wrote it: `content/scenarios/<id>/evidence/*.json`. Numbers are data; the page draws them.
 */

const point = z.tuple([z.number(), z.number()]);

/** Lines over time. The same colours as everywhere: ember is work that holds something, frost is what stays free. */
const chart = z.strictObject({
  kind: z.literal('chart'),
  title: z.string().min(1),
  /** Behind the figures: `MB`, `ms`, `%`. */
  unit: z.string(),
  /** Highest value of the axis; left out: the highest of the data. */
  top: z.number().positive().optional(),
  /** Places on the time axis with a label; also the rows of the table that says the same. */
  ticks: z.array(z.strictObject({ at: z.number(), label: z.string().min(1) })).min(2),
  series: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        colour: z.enum(['ember', 'frost', 'gold', 'bad', 'grey']),
        /** Time and value, by time. */
        points: z.array(point).min(2),
      }),
    )
    .min(1),
  /** Vertical lines with a word: a deploy, a restart. */
  marks: z.array(z.strictObject({ at: z.number(), label: z.string().min(1) })).default([]),
  /** A horizontal line: a limit. */
  limit: z.strictObject({ value: z.number(), label: z.string().min(1) }).optional(),
});

const table = z.strictObject({
  kind: z.literal('table'),
  title: z.string().min(1),
  columns: z.array(z.string().min(1)).min(2),
  /** The first cell of a row names it. */
  rows: z.array(z.array(z.string()).min(2)).min(1),
});

/** Logs, code, the output of a tool. */
const lines = z.strictObject({ kind: z.literal('text'), title: z.string().min(1), text: z.string().min(1) });

export const evidenceSchema = z.strictObject({
  /** What it shows, in figures and without a judgement: the text alternative of everything below. */
  summary: z.string().min(1),
  /** Set when it was recorded in a real run, which gives other figures each time. */
  recorded: z
    .strictObject({ script: z.string(), node: z.string(), machine: z.string(), date: z.iso.date() })
    .optional(),
  blocks: z.array(z.discriminatedUnion('kind', [chart, table, lines])).min(1),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type EvidenceBlock = Evidence['blocks'][number];
export type EvidenceChart = Extract<EvidenceBlock, { kind: 'chart' }>;
