import { z } from 'zod';

/** Why a whole run ended without a verdict. Each kind has its sentence in `src/grader/messages.ts`. */
export const ERROR_KINDS = [
  'syntax',
  'import-crash',
  'timeout',
  'open-handles',
  'unhandled-rejection',
  'exit',
  'crash',
  'output-limit',
  'out-of-memory',
  'tampered',
  'boot',
  'unsupported',
] as const;

/** See {@link ERROR_KINDS}. */
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** A place in a file of the lab; lines and columns count from 1. */
export const locationSchema = z.strictObject({
  file: z.string().describe('Path relative to the root of the run, such as `pool.js`.'),
  line: z.int().min(1),
  column: z.int().min(1),
});

/** The outcome of one test. */
export const testResultSchema = z.strictObject({
  name: z.string().describe('Name below the task; nested groups are joined by " > ".'),
  taskId: z.string().describe('The top-level `describe`; empty for a test outside of any.'),
  status: z
    .enum(['pass', 'fail', 'error', 'skip'])
    .describe('`error`: it did not run to its end. `skip`: it was not run; never counted as passed.'),
  message: z.string().optional().describe('Why it did not pass, for the reader.'),
  expected: z.string().optional().describe('What the test expected, as `util.inspect` shows it.'),
  actual: z.string().optional().describe('What it got.'),
  diff: z.string().optional().describe('Lines of both: `- ` expected, `+ ` actual, two spaces where they agree.'),
  output: z.string().optional().describe('What was printed while this test ran.'),
  testCode: z.string().describe('The source of this test.'),
  location: locationSchema.optional().describe("First line of the reader's own code in the stack, else the test's."),
  durationMs: z.number().min(0),
});

/** results.json: Exercism\'s test runner results v3, and what a reader needs beyond. The same in browser, CLI and CI. */
export const resultsSchema = z.strictObject({
  version: z.literal(3),
  status: z.enum(['pass', 'fail', 'error']).describe('`error`: the run as a whole went wrong, see `errorKind`.'),
  message: z.string().optional().describe('One sentence: what went wrong with the whole run, and the mend.'),
  errorKind: z.enum(ERROR_KINDS).optional(),
  location: locationSchema.optional().describe('Where the whole run went wrong, when that is known.'),
  engine: z.strictObject({
    name: z.enum(['browser-node', 'webcontainer', 'node']),
    node: z.string().describe('Version without the v.'),
    capabilities: z.array(z.string()).describe('What the engine can do.'),
  }),
  durationMs: z.number().min(0),
  tests: z.array(testResultSchema),
});

/** See {@link locationSchema}. */
export type Location = z.output<typeof locationSchema>;
/** See {@link testResultSchema}. */
export type TestResult = z.output<typeof testResultSchema>;
/** See {@link resultsSchema}. */
export type Results = z.output<typeof resultsSchema>;
