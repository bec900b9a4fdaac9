/** What `npm run bench` measured: written to `bench/results.json`, read by the page /about/performance/. */
import { z } from 'zod';

/** One figure: what was measured each time, and what counts of it. */
export const figureSchema = z.strictObject({
  /** Unique within its part. */
  id: z.string(),
  /** What is measured; the figures of one series have one unit and can be compared. */
  series: z.string(),
  /** Of what: a page, a program, a generator. */
  label: z.string(),
  unit: z.enum(['ms', 's', 'KiB', 'MiB', 'x', '/s', 'requests', 'points', 'shift', '%']),
  /** Every repetition, in order. */
  values: z.array(z.number()).min(1),
  /** What counts of the repetitions. */
  statistic: z.enum(['median', 'p95']),
  /** That statistic of the values. */
  value: z.number(),
  low: z.number(),
  high: z.number(),
  /** What was promised, where something was. */
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
});

/** What a measurement was made on, and with. */
export const environmentSchema = z.strictObject({
  cpu: z.string(),
  cores: z.number(),
  memoryGiB: z.number(),
  system: z.string(),
  node: z.string(),
  chromium: z.string(),
  /** Of the repository. */
  commit: z.string(),
  /** Programs that wanted a core in the minute before, on average: near 0 on a quiet machine. */
  load: z.number(),
});

export const partSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Makes these figures again. */
  command: z.string(),
  /** ISO 8601, in UTC. */
  date: z.string(),
  /** Seconds that the part took. */
  seconds: z.number(),
  environment: environmentSchema,
  figures: z.array(figureSchema),
  /** What a reader has to know of the figures, one sentence each: what could not be measured, and why. */
  notes: z.array(z.string()),
  /** Why the part gave no figures. */
  error: z.string().optional(),
});

export const resultsSchema = z.strictObject({ version: z.string(), parts: z.array(partSchema) });

export type Figure = z.infer<typeof figureSchema>;
export type Environment = z.infer<typeof environmentSchema>;
export type PartResult = z.infer<typeof partSchema>;
export type BenchResults = z.infer<typeof resultsSchema>;

/** Whether a figure is as promised; undefined where nothing was. */
export function isKept({ value, atMost, atLeast }: Figure): boolean | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined;
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
}
