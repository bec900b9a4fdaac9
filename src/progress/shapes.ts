import { badFile as words } from '#words/progress/import.ts';
import { isRecord } from './is-record.ts';
import type { ProgressEntry, ProgressKind } from './entry.ts';

type Shape = (value: unknown) => boolean;

const isTexts: Shape = (value) => isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
const isListOf =
  (item: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(item);
const isNumber: Shape = (value) => typeof value === 'number' && Number.isFinite(value);
const has =
  (field: string, shape: Shape): Shape =>
  (value) =>
    isRecord(value) && shape(value[field]);
const may =
  (field: string, shape: Shape): Shape =>
  (value) =>
    isRecord(value) && (value[field] === undefined || shape(value[field]));
const all =
  (...shapes: Shape[]): Shape =>
  (value) =>
    shapes.every((shape) => shape(value));

const isUndo = isListOf(
  all(
    has('label', (text) => typeof text === 'string'),
    has('before', isTexts),
  ),
);
const isFinished = all(has('outcome', isRecord), has('edits', isTexts));

/** The outline of each kind of value: what all who read it rely on. The rest is checked by its owner when it is read. */
const SHAPES: Record<ProgressKind, Shape> = {
  'lab-edits': all(has('files', isTexts), may('help', isRecord), may('undo', isUndo)),
  'lab-result': isFinished,
  'bench-best': all(isFinished, may('best', all(has('ratio', isNumber), has('at', isNumber)))),
  'quiz-answer': isRecord,
  'quiz-run': has('seed', isNumber),
  'review-card': has('addedAt', isNumber),
  'mock-report': all(has('startedAt', isNumber), has('results', Array.isArray)),
  'mock-session': isRecord,
  scenario: all(has('events', Array.isArray), may('best', isNumber)),
  'time-spent': has('ms', isNumber),
  setting: (value) => typeof value !== 'object' || isRecord(value),
};

/** What is wrong with the value of an entry from a file, as the end of a sentence; `undefined` when nothing is. */
export function shapeProblem({ kind, value }: ProgressEntry): string | undefined {
  return SHAPES[kind](value) ? undefined : words.shape(kind);
}
