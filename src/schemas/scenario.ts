import { z } from 'zod';
import { SCENARIO_AXES } from './scenario-axes.ts';

/*
 * Scenarios: incidents that a reader leads, step by step. Text fields are Markdown. Steps are a graph: each decision names the
 * step that follows. What is checked across fields and files is in scenario-check.ts.
 */

const text = (what: string) =>
  z
    .string({ error: `${what} is missing` })
    .trim()
    .min(1, `${what} is empty`);
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, digits and dashes, for example "roll-back"');

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is HH:MM, for example "03:12"');

const points = z.int().min(0).max(3);

/** How the service is: `ok`, `strained` (slow, or living on borrowed time) or `bad` (users are hurt while the clock runs). */
const state = z.strictObject({
  tone: z.enum(['ok', 'strained', 'bad']),
  /** A few words with a figure: "3 % of requests fail". */
  label: text('The label of the state'),
});

/** Something to look at. Pulling it takes time on the incident's clock. */
const evidence = z.strictObject({
  /** What the button and the tab say. */
  title: text('The title of the evidence'),
  /** Minutes that pulling it costs. */
  minutes: z.int().min(1).max(60),
  /** A file of the scenario's `evidence/` folder that a script there wrote: `heap.json`. */
  file: z.string().regex(/^[a-z0-9-]+\.json$/, 'an evidence file is a name that ends in .json, without a folder'),
  /** What it says, for the debrief of a reader who never looked. */
  tells: text('What the evidence tells'),
});

const decision = z.strictObject({
  /** Unique in its step. Stored plays point at it. */
  id,
  text: text('The text of the decision'),
  /** Minutes until its outcome shows. */
  minutes: z.int().min(0).max(240),
  /** What comes of it, as it is seen on the spot. */
  outcome: text('The outcome'),
  /** Why it was a good or a bad one; shown in the debrief. */
  lesson: text('The lesson'),
  /** How the service is from then on. Left out: as before. */
  state: state.optional(),
  /** What it earns. Left out: nothing. */
  points: z.partialRecord(z.enum(SCENARIO_AXES), points).default({}),
  /** Evidence that gives a reason for it. Points for diagnosis count only when one of these was pulled: the rest is a guess. */
  needs: z.array(id).default([]),
  /** The step that follows, or an entry of `ends`. */
  next: id,
});

const step = z.strictObject({
  title: text('The title of the step'),
  /** When the step begins, the clock moves on to this time of day, HH:MM, unless it is past it. For "the next morning". */
  at: timeOfDay.optional(),
  situation: text('The situation'),
  /** Said below the situation when the clock is past so many minutes. */
  late: z.strictObject({ after: z.int().min(1), text: text('The text') }).optional(),
  /** What can be pulled from here on; what was pulled before stays in view. */
  evidence: z.array(id).default([]),
  /** Asked above the decisions. */
  question: text('The question'),
  decisions: z.array(decision).min(2, 'A step needs at least two decisions'),
});

const end = z.strictObject({ title: text('The title of the end'), text: text('The text of the end') });

/** A sentence for a good and for a poor result. */
const comment = z.strictObject({
  /** All the points that a play can reach on this axis. */
  points: z.int().min(1),
  strong: text('strong'),
  weak: text('weak'),
});

/** `content/scenarios/<id>/scenario.yaml`. */
export const scenarioSchema = z.strictObject({
  title: text('The title'),
  /** One sentence for the list of scenarios. */
  description: text('The description'),
  /** Place in the list. */
  order: z.int(),
  /** Real minutes that a careful reader needs. */
  reading: z.int().min(3).max(60),
  topics: z.array(z.string().min(1)).min(1, 'Name at least one topic'),
  /** What the reader is responsible for, before the clock starts. */
  briefing: text('The briefing'),
  /** The incident's clock when it starts, HH:MM. */
  clock: timeOfDay,
  state,
  /** The first step. */
  start: id,
  evidence: z.record(id, evidence),
  steps: z.record(id, step),
  ends: z.record(id, end),
  debrief: z.strictObject({
    /** What was going on, for everybody. */
    cause: text('The cause'),
    axes: z.strictObject({ diagnosis: comment, mitigation: comment, mend: comment, communication: comment }),
    /** Verdicts by share of all points, in percent; the first begins at 0. */
    bands: z
      .array(z.strictObject({ from: z.int().min(0).max(100), title: text('The title'), text: text('The text') }))
      .min(2, 'Name at least two bands'),
    /** What an interviewer asks next. */
    followUps: z.array(text('The follow-up')).min(2, 'Name at least two things that an interviewer asks next'),
  }),
  guides: z.array(z.string()).default([]),
  labs: z.array(z.string()).default([]),
  questions: z.array(z.string()).default([]),
  traps: z.array(z.string()).default([]),
  /** Primary documentation behind what the scenario claims. */
  sources: z.array(z.url()).min(1, 'Link the primary documentation behind it'),
  reviewed: z.iso.date(),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioStep = Scenario['steps'][string];
export type ScenarioDecision = ScenarioStep['decisions'][number];
export type ScenarioState = Scenario['state'];
