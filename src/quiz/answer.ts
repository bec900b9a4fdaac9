import type { Question, QuestionType } from '../schemas/question.ts';

/** What a reader answers, by question type. Ids, never positions: positions change with shuffling. */
export interface AnswerByType {
  /** Ids of the chosen choices. */
  MultipleChoice: string[];
  /** What the reader thinks is printed. */
  Tracing: string;
  /** The suspected line (from 1) and the id of what happens because of it. */
  SpotTheBug: { line: number; choice: string };
  /** Ids of the lines, first to last. */
  Ordering: string[];
  /** As typed; `1,5` and `1.5` are the same number. */
  Numeric: string;
  /** How the reader graded themselves against the rubric. */
  OpenAnswer: 'weak' | 'ok' | 'strong';
}

export type Answer = AnswerByType[QuestionType];

/** Reads a number as people type it. `undefined` when it is none. */
export function parseNumber(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.').replace(/\s+/g, '');
  if (!/^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/i.test(text)) return undefined;
  return Number(text);
}

/**
 * Reads a stored answer back. `undefined` when it does not fit the question (any more): then the question is simply unanswered.
 */
export function readAnswer(question: Question, raw: unknown): Answer | undefined {
  switch (question.type) {
    case 'MultipleChoice': {
      const ids = readIds(raw, question.choices);
      return ids === undefined || ids.length === 0 ? undefined : ids;
    }
    case 'Ordering': {
      const ids = readIds(raw, question.lines);
      return ids?.length === question.lines.length ? ids : undefined;
    }
    case 'Tracing':
      return typeof raw === 'string' && raw.trim() !== '' ? raw : undefined;
    case 'Numeric':
      return typeof raw === 'string' && parseNumber(raw) !== undefined ? raw : undefined;
    case 'SpotTheBug': {
      if (typeof raw !== 'object' || raw === null || !('line' in raw) || !('choice' in raw)) return undefined;
      const { line, choice } = raw;
      const known = question.choices.find(({ id }) => id === choice);
      return typeof line === 'number' && known !== undefined ? { line, choice: known.id } : undefined;
    }
    case 'OpenAnswer':
      return raw === 'weak' || raw === 'ok' || raw === 'strong' ? raw : undefined;
  }
}

/** A list of different ids that all exist, or `undefined`. */
function readIds(raw: unknown, known: readonly { id: string }[]): string[] | undefined {
  if (!Array.isArray(raw) || new Set(raw).size !== raw.length) return undefined;
  const ids = raw.filter((id): id is string => known.some((item) => item.id === id));
  return ids.length === raw.length ? ids : undefined;
}
