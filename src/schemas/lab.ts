import { z } from 'zod';

/** Engine capabilities that a task may ask for; engines report them in `capabilities().features`. */
export const CAPABILITIES = [
  'worker_threads',
  'shared-memory',
  'child_process',
  'cluster',
  'http-server',
  'async-local-storage',
  'streams',
  'zlib',
  'crypto',
  'postgres',
] as const;

/** Name of something an engine can do. */
export type Capability = (typeof CAPABILITIES)[number];

const kebab = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const labFile = z
  .string()
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.@/-]+$/, 'must be a relative path inside the lab, without ./ or ../');
const date = z.union([z.iso.date(), z.date().transform((day) => day.toISOString().slice(0, 10))]);

/** One step of a lab; its tests are the top-level `describe` of the same id. */
export const taskSchema = z.strictObject({
  id: kebab.describe('Name of the top-level `describe` in the tests. Never changes.'),
  title: z.string().min(1).describe('What the reader sees; also the `## ` heading in instructions.md and hints.md.'),
  requires: z
    .array(z.enum(CAPABILITIES))
    .default([])
    .describe('Engine capabilities without which the task cannot run.'),
});

/** One comparison of the reader's file with a baseline. */
export const benchSchema = z.strictObject({
  id: kebab.describe('Name of the bench, unique in the lab.'),
  file: labFile.startsWith('bench/').endsWith('.bench.js').describe('The bench module, `bench/<name>.bench.js`.'),
  metric: z
    .string()
    .min(1)
    .describe(
      'What is measured: `time`, `heap` (real Node only), or what the bench module counts itself (`in-flight`, `loads`, `makespan`, `p99`…).',
    ),
  unit: z.string().min(1).describe('Unit of the figures; `ms` for the metric `time`.'),
  better: z.enum(['lower', 'higher']).describe('Which direction is an improvement.'),
  baseline: z.string().min(1).describe('What the reader is compared with, as a label of the plot.'),
  candidate: z.string().min(1).describe("What the reader's side is called."),
  minEffect: z
    .number()
    .min(1)
    .describe(
      'Smallest improvement that counts, as a factor: 1.5 means half as good again. The solution must reach it.',
    ),
  time: z.int().min(100).max(60_000).describe('Time budget of the whole bench in milliseconds.'),
});

/** `lab.yaml`: everything about a lab that is not code or prose. */
export const labSchema = z
  .strictObject({
    formatVersion: z.literal(1).describe('Version of this format.'),
    id: z
      .uuid()
      .describe('Identity of the lab: progress is kept under it. Never changes, also when the folder is renamed.'),
    title: z.string().min(1).max(80).describe('Title as shown in lists.'),
    blurb: z.string().min(1).max(350).describe('What you will be able to do afterwards, in one or two sentences.'),
    section: kebab.describe('Section of the curriculum.'),
    concepts: z.array(kebab).min(1).describe('Concepts taught.'),
    prerequisites: z.array(kebab).default([]).describe('Concepts or labs (by folder name) to know first.'),
    difficulty: z.enum(['basic', 'intermediate', 'advanced']).describe('How hard it is.'),
    duration: z.int().min(5).max(240).describe('Typical time to solve it, in minutes.'),
    status: z.enum(['draft', 'ready']).describe('Drafts are checked but not published.'),
    files: z
      .strictObject({
        editable: z.array(labFile).min(1).describe('Files the reader edits.'),
        readOnly: z.array(labFile).default([]).describe('Files the reader can open but not edit.'),
        hidden: z.array(labFile).default([]).describe('Files that are there but not shown.'),
        own: z.boolean().default(true).describe('Whether readers may add files of their own.'),
      })
      .describe('Every file of starter/, each in exactly one list.'),
    focus: labFile.describe('The editable file that is opened first.'),
    tasks: z.array(taskSchema).min(1).describe('The steps, in order.'),
    dependencies: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'npm packages that lie in node_modules/ of a run, with all they depend on. Their content is recorded in labs/vendor.json.',
      ),
    timeoutMs: z.int().min(100).max(60_000).describe('A run of all tests is ended after so many milliseconds.'),
    engine: z
      .strictObject({
        name: z.enum(['browser-node', 'webcontainer']).describe('The embedded engine, or a WebContainer.'),
        rule: z
          .enum(['prefer', 'require'])
          .describe('`prefer`: where it is there. `require`: nowhere else, unless the reader says so.'),
        reason: z.string().min(1).describe('Why, as a sentence for readers.'),
      })
      .optional()
      .describe(
        'The engine this lab was made for; leave it out, and it runs on whichever can do what its tasks require.',
      ),
    limits: z
      .strictObject({
        outputBytes: z.int().min(1024).default(262_144).describe('Bytes of console output after which a run is ended.'),
        memoryMb: z.int().min(32).max(4096).default(512).describe('Size of the JavaScript heap in MiB.'),
      })
      .prefault({})
      .describe('Hard limits of one run.'),
    benches: z.array(benchSchema).default([]).describe('Comparisons the reader can run.'),
    traps: z
      .array(z.string().regex(/^[A-Z]\d+$/))
      .default([])
      .describe('Traps the mutants stand for (K5, W2…).'),
    guides: z.array(z.string().min(1)).default([]).describe('Guides that explain this lab.'),
    questions: z.array(z.string().min(1)).default([]).describe('Ids of quiz questions on this lab.'),
    reviewed: date.describe('Day of the last review, as YYYY-MM-DD.'),
  })
  .superRefine((lab, context) => {
    const report = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    repeated(lab.tasks.map((task) => task.id)).forEach((index) =>
      report(['tasks', index, 'id'], 'is used twice; give each task its own id'),
    );
    repeated(lab.tasks.map((task) => task.title)).forEach((index) =>
      report(['tasks', index, 'title'], 'is used twice; headings must be unique'),
    );
    repeated(lab.benches.map((bench) => bench.id)).forEach((index) =>
      report(['benches', index, 'id'], 'is used twice; give each bench its own id'),
    );
    if (!lab.files.editable.includes(lab.focus)) report(['focus'], 'must be one of files.editable');
    const listed = [...lab.files.editable, ...lab.files.readOnly, ...lab.files.hidden];
    for (const index of repeated(listed)) report(['files'], `lists ${listed[index] ?? ''} twice`);
  });

/** A lab's manifest with defaults filled in. */
export type Lab = z.output<typeof labSchema>;
/** One task of {@link Lab}. */
export type Task = z.output<typeof taskSchema>;
/** One bench of {@link Lab}. */
export type Bench = z.output<typeof benchSchema>;

function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
