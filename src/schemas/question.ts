import { z } from 'zod';
import { programSchema } from './question-program.ts';

/*
 * Questions of quizzes and interviews. Text fields are Markdown. Choices and lines are keyed by id, so that shuffling and
 * editing never change what a stored answer means.
 */

const text = (what: string) =>
  z
    .string({ error: `${what} is missing` })
    .trim()
    .min(1, `${what} is empty`);
const choiceId = z
  .string()
  .regex(/^[a-z0-9-]+$/, 'a choice id is small letters, digits and dashes, for example "own-heap"');

/** What every question has. */
const common = {
  /** Never changes: stored answers and links point at it. Unique on the whole site. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, 'a question id is words with dashes, for example "pool-respawn-on-exit"'),
  /** The question itself. Asks why, or what follows; not for a word that can be looked up. */
  prompt: text('The prompt').refine((prompt) => !/\bNOT\b/.test(prompt), {
    error: 'Asks which one is NOT so. Readers overlook the word: ask for the one that is.',
  }),
  /** Shown after answering, whatever the answer was: why it is so, in two to five sentences. */
  context: text('The context (the explanation shown after answering)'),
  /** What it is about, for "weak topics". At least one. */
  topics: z.array(z.string().min(1)).min(1, 'Name at least one topic, so that the result can say what to read again'),
  level: z.enum(['basic', 'intermediate', 'advanced']),
  /** Guide pages that teach it, as `<section>` or `<section>/<page>`. */
  guides: z.array(z.string()).default([]),
  /** Labs that practise it, by folder name. */
  labs: z.array(z.string()).default([]),
  /** Traps it is made from, for example `W2`. */
  traps: z.array(z.string().regex(/^[A-Z]+\d+$/)).default([]),
  /** Primary documentation that proves the answer. At least one. */
  sources: z.array(z.url()).min(1, 'Link the primary documentation that proves the answer'),
  /** Day the question was last checked against its sources, YYYY-MM-DD. */
  reviewed: z.iso.date(),
};

/** One choice. */
const choice = z.object({
  id: choiceId,
  text: text('The text of the choice').refine((t) => !/\b(none|all) of (the )?(above|these)\b/i.test(t), {
    error: 'Choices are shuffled, so there is no "above". Say what it means instead.',
  }),
  correct: z.boolean().default(false),
  /** Why this choice is right, or which mistake leads to it. Every choice has its own. */
  feedback: text('The feedback of the choice (every choice says why it is right or wrong)'),
});

const choices = z
  .array(choice)
  .min(2, 'A question needs at least two choices')
  .refine((list) => list.some((c) => c.correct), {
    error: 'No choice is correct. Mark at least one with correct: true.',
  })
  .refine((list) => new Set(list.map((c) => c.id)).size === list.length, { error: 'Two choices have the same id' });

/** A wrong answer that many give, with what to say about it. */
const mistake = <T extends z.ZodType>(answer: T) => z.object({ answer, feedback: text('The feedback of the mistake') });

/** One or several correct choices; several when more than one is marked. */
export const multipleChoice = z.strictObject({
  type: z.literal('MultipleChoice'),
  ...common,
  /** Keeps the order as written, for choices with a natural order (sizes, times). */
  keepOrder: z.boolean().default(false),
  choices,
});

/** "What does this program print?" The answer is the program's `output`, which CI proves. */
export const tracing = z.strictObject({
  type: z.literal('Tracing'),
  ...common,
  program: programSchema,
  /** Likely wrong outputs, each with its own feedback. */
  mistakes: z.array(mistake(z.string())).default([]),
});

/** "Which line is wrong, and what happens?" CI runs it with the bug (`output`) and with the one line mended (`fix.output`). */
export const spotTheBug = z.strictObject({
  type: z.literal('SpotTheBug'),
  ...common,
  program: programSchema,
  /** The line with the bug: number in the entry file, from 1. */
  line: z.int().min(1),
  /** What to say to somebody who found the line. */
  feedback: text('The feedback for the right line'),
  /** Feedback for other lines that look guilty. */
  suspects: z.array(z.object({ line: z.int().min(1), feedback: text('The feedback of the suspect line') })).default([]),
  /** What happens because of it. */
  choices,
  /** The proof: `line` put in place of the bug makes the program print `output`. */
  fix: z.strictObject({ line: z.string(), output: z.string() }),
});

/** Parsons problem: bring lines into order. `lines` is written in the right order; the page shuffles it. */
export const ordering = z.strictObject({
  type: z.literal('Ordering'),
  ...common,
  lines: z
    .array(
      z.object({
        id: choiceId,
        code: z.string().min(1),
        feedback: text('The feedback of the line (why it stands there)'),
      }),
    )
    .min(3, 'An order of fewer than three lines asks nothing'),
  /** Other right orders, as lists of ids. */
  alternatives: z.array(z.array(choiceId)).default([]),
  /** Code around the lines, so that CI can run the result: it must print `output` for every right order. */
  proof: z.strictObject({ before: z.string().default(''), after: z.string().default(''), output: z.string() }),
});

/** A number to work out. `program`, when given, computes it: its last printed line is the answer. */
export const numeric = z.strictObject({
  type: z.literal('Numeric'),
  ...common,
  answer: z.number(),
  /** Shown behind the field, for example `ms`. */
  unit: text('The unit'),
  /** How far off still counts as right, in the same unit. */
  tolerance: z.number().min(0).default(0),
  mistakes: z.array(mistake(z.number())).default([]),
  program: programSchema.optional(),
});

/** Interview question, answered aloud and graded by the reader against the rubric. */
export const openAnswer = z.strictObject({
  type: z.literal('OpenAnswer'),
  ...common,
  /** To say aloud in half a minute. */
  short: text('The short answer'),
  full: text('The full answer'),
  followUps: z.array(text('The follow-up')).min(1, 'Name what an interviewer asks next'),
  rubric: z.strictObject({ weak: text('weak'), ok: text('ok'), strong: text('strong') }),
});

/** Any question. Problems that need two fields at once are reported here, at the field to mend. */
export const questionSchema = z
  .discriminatedUnion('type', [multipleChoice, tracing, spotTheBug, ordering, numeric, openAnswer])
  .superRefine((question, ctx) => {
    const issue = (path: (string | number)[], message: string): void => ctx.addIssue({ code: 'custom', path, message });
    if (question.type === 'SpotTheBug') {
      const count = (question.program.files[question.program.entry] ?? '').trimEnd().split('\n').length;
      if (question.line > count) issue(['line'], `The program has only ${count} lines`);
      question.suspects.forEach((suspect, i) => {
        if (suspect.line === question.line) issue(['suspects', i], 'This is the line of the bug itself');
        if (suspect.line > count) issue(['suspects', i], `The program has only ${count} lines`);
      });
    }
    if (question.type === 'Numeric') {
      question.mistakes.forEach((m, i) => {
        if (Math.abs(m.answer - question.answer) <= question.tolerance)
          issue(['mistakes', i], 'This mistake counts as right');
      });
    }
    if (question.type === 'Ordering') {
      const ids = question.lines.map((line) => line.id);
      if (new Set(ids).size !== ids.length) issue(['lines'], 'Two lines have the same id');
      question.alternatives.forEach((order, i) => {
        if ([...order].sort().join() !== [...ids].sort().join())
          issue(['alternatives', i], 'Must name every line once');
      });
    }
  });

/** One file of `content/quizzes/`: `<section>.yaml`. */
export const quizSchema = z.strictObject({
  title: text('The title'),
  /** One sentence above the questions. */
  description: text('The description'),
  questions: z
    .array(questionSchema)
    .min(1, 'A quiz needs questions')
    .superRefine((list, ctx) => {
      list.forEach((question, i) => {
        if (list.findIndex((other) => other.id === question.id) < i) {
          ctx.addIssue({ code: 'custom', path: [i, 'id'], message: `Another question has the id "${question.id}"` });
        }
      });
    }),
});

export type Question = z.infer<typeof questionSchema>;
export type QuestionType = Question['type'];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;
export type Quiz = z.infer<typeof quizSchema>;
