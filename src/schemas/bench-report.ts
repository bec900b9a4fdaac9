import { z } from 'zod';

/** Figures of one side, in the unit of the bench. */
export const statsSchema = z.strictObject({
  samples: z.array(z.number()).describe('Every sample, in the order it was taken.'),
  mean: z.number(),
  p50: z.number().describe('Median.'),
  p75: z.number(),
  p99: z.number(),
  mad: z.number().describe('Median absolute deviation from the median.'),
  rme: z.number().describe('Relative margin of error of the mean, 95 %, in percent.'),
});

/** The reader\'s side against the baseline. */
export const comparisonSchema = z.strictObject({
  ratio: z
    .number()
    .describe(
      'How many times better the candidate is, from the medians; above 1 is better whichever direction the metric has.',
    ),
  ci95: z.tuple([z.number(), z.number()]).describe('Bootstrap interval of `ratio`.'),
  verdict: z.enum(['better', 'worse', 'inconclusive']).describe('For the metric `time`, `better` reads "faster".'),
});

/** What one bench of a lab found. */
export const benchReportSchema = z.strictObject({
  id: z.string(),
  metric: z.string(),
  unit: z.string(),
  engine: z.strictObject({ name: z.enum(['browser-node', 'webcontainer', 'node']), node: z.string() }),
  cores: z.int().min(1).describe('What `navigator.hardwareConcurrency` or `os.availableParallelism()` says.'),
  baseline: statsSchema,
  candidate: statsSchema,
  warnings: z.array(z.string()).describe('What makes the figures less sure, one sentence each.'),
  comparison: comparisonSchema,
});

/** See {@link statsSchema}. */
export type Stats = z.output<typeof statsSchema>;
/** See {@link comparisonSchema}. */
export type Comparison = z.output<typeof comparisonSchema>;
/** See {@link benchReportSchema}. */
export type BenchReport = z.output<typeof benchReportSchema>;
