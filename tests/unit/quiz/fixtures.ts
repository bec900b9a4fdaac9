import { quizSchema, type Question, type QuestionOf, type QuestionType } from '../../../src/schemas/question.ts';

const common = {
  prompt: 'Why?',
  context: 'Because.',
  topics: ['pools'],
  level: 'basic',
  guides: ['worker-threads/pools'],
  sources: ['https://nodejs.org/'],
  reviewed: '2026-11-21',
};
const choices = [
  { id: 'a', text: 'A', correct: true, feedback: 'A is right.' },
  { id: 'b', text: 'B', correct: true, feedback: 'B is right too.' },
  { id: 'c', text: 'C', feedback: 'C is not.' },
];

/** Raw questions, one of each type, as an author would write them. */
export const raw = {
  MultipleChoice: { type: 'MultipleChoice', id: 'q-choice', ...common, choices },
  Tracing: {
    type: 'Tracing',
    id: 'q-trace',
    ...common,
    program: { files: { 'main.mjs': "console.log('a\\nb')" }, output: 'a\nb' },
    mistakes: [{ answer: 'b\na', feedback: 'Other way round.' }],
  },
  SpotTheBug: {
    type: 'SpotTheBug',
    id: 'q-bug',
    ...common,
    topics: ['shutdown'],
    program: { files: { 'main.mjs': 'const a = 1;\nconsole.log(a + 2);\nconsole.log(0);' }, output: '3\n0' },
    line: 2,
    feedback: 'Yes, line 2.',
    suspects: [{ line: 1, feedback: 'Line 1 is fine.' }],
    choices: choices.slice(1),
    fix: { line: 'console.log(a + 1);', output: '2\n0' },
  },
  Ordering: {
    type: 'Ordering',
    id: 'q-order',
    ...common,
    lines: ['x', 'y', 'z'].map((id) => ({ id, code: `console.log('${id}');`, feedback: `Here stands ${id}.` })),
    alternatives: [['y', 'x', 'z']],
    proof: { output: '<any>\n<any>\nz' },
  },
  Numeric: {
    type: 'Numeric',
    id: 'q-number',
    ...common,
    answer: 2.5,
    unit: 's',
    tolerance: 0.1,
    mistakes: [{ answer: 5, feedback: 'That is twice as much.' }],
  },
  OpenAnswer: {
    type: 'OpenAnswer',
    id: 'q-open',
    ...common,
    short: 's',
    full: 'f',
    followUps: ['and then?'],
    rubric: { weak: 'w', ok: 'o', strong: 's' },
  },
} satisfies Record<QuestionType, object>;

/** A question of a type, as it comes out of the schema. */
export function question<T extends QuestionType>(type: T): QuestionOf<T> {
  const quiz = quizSchema.parse({ title: 't', description: 'd', questions: [raw[type]] });
  return quiz.questions[0] as QuestionOf<T>;
}

export function allQuestions(): Question[] {
  return quizSchema.parse({ title: 't', description: 'd', questions: Object.values(raw) }).questions;
}
