import { grading as words } from '#words/quiz/grade.ts';
import type { Question, QuestionOf } from '../schemas/question.ts';
import { parseNumber, readAnswer } from './answer.ts';

/** What to say about one part of an answer. `id` is that of a choice or line, when it belongs to one. */
export interface Remark {
  id?: string;
  good: boolean;
  /** What the grader itself says, in the language of the interface. */
  said?: string;
  /** What the question says, in Markdown; may be empty beside `said`. */
  text: string;
}

/** The judgement of an answer. `score` is between 0 and 1; only 1 is `correct`. */
export interface Grade {
  correct: boolean;
  score: number;
  remarks: Remark[];
}

/**
 * Judges an answer.
 * @param raw the answer, as given or as stored
 * @returns `undefined` when `raw` is no complete answer to this question.
 */
export function grade(question: Question, raw: unknown): Grade | undefined {
  const answer = readAnswer(question, raw);
  if (answer === undefined) return undefined;
  // `readAnswer` gives the type that belongs to the question's type, which the compiler cannot connect.
  switch (question.type) {
    case 'MultipleChoice':
      return gradeChoices(question, answer as string[]);
    case 'Tracing':
      return gradeTracing(question, answer as string);
    case 'SpotTheBug':
      return gradeBug(question, answer as { line: number; choice: string });
    case 'Ordering':
      return gradeOrder(question, answer as string[]);
    case 'Numeric':
      return gradeNumber(question, answer as string);
    case 'OpenAnswer': {
      const score = { weak: 0, ok: 0.5, strong: 1 }[answer as 'weak' | 'ok' | 'strong'];
      return { correct: score === 1, score, remarks: [] };
    }
  }
}

/** Right only when exactly the correct choices are chosen. Chosen choices and missed ones get their feedback. */
function gradeChoices(question: QuestionOf<'MultipleChoice'>, chosen: string[]): Grade {
  const right = question.choices.filter((choice) => choice.correct === chosen.includes(choice.id)).length;
  const remarks = question.choices
    .filter((choice) => choice.correct || chosen.includes(choice.id))
    .map(({ id, correct, feedback }) => ({ id, good: correct && chosen.includes(id), text: feedback }));
  return whole(right === question.choices.length, remarks);
}

/** Compares line by line; spaces at line ends and empty lines at the end do not count. */
function gradeTracing(question: QuestionOf<'Tracing'>, answer: string): Grade {
  const printed = normalized(answer);
  if (printed === normalized(question.program.output)) return whole(true, []);
  const known = question.mistakes.find((mistake) => normalized(mistake.answer) === printed);
  return whole(false, [feedback(known) ?? said(firstDifference(question.program.output, answer))]);
}

function gradeBug(question: QuestionOf<'SpotTheBug'>, answer: { line: number; choice: string }): Grade {
  const foundLine = answer.line === question.line;
  const choice = question.choices.find(({ id }) => id === answer.choice);
  const suspect = question.suspects.find(({ line }) => line === answer.line);
  const onLine = foundLine ? { good: true, text: question.feedback } : feedback(suspect);
  const remarks: Remark[] = [onLine ?? said(words.notOnLine(answer.line))];
  if (choice !== undefined) remarks.push({ id: choice.id, good: choice.correct, text: choice.feedback });
  const score = (Number(foundLine) + Number(choice?.correct === true)) / 2;
  return { correct: score === 1, score, remarks };
}

/** The remark is about the first line that stands in the wrong place; every line's feedback follows when all is right. */
function gradeOrder(question: QuestionOf<'Ordering'>, answer: string[]): Grade {
  const orders = [question.lines.map(({ id }) => id), ...question.alternatives];
  const agreeing = orders.map((order) => order.findIndex((id, i) => id !== answer[i]));
  if (agreeing.includes(-1)) {
    return whole(
      true,
      question.lines.map(({ id, feedback }) => ({ id, good: true, text: feedback })),
    );
  }
  const longest = Math.max(...agreeing);
  const expected = orders[agreeing.indexOf(longest)]?.[longest];
  const line = question.lines.find(({ id }) => id === expected);
  const place = longest === 0 ? words.otherFirst : words.upTo(longest);
  return whole(false, [{ ...said(place), text: line?.feedback ?? '' }]);
}

function gradeNumber(question: QuestionOf<'Numeric'>, typed: string): Grade {
  const value = parseNumber(typed) ?? Number.NaN;
  // A rounding allowance, because 2.6 - 2.5 is a little more than 0.1 in binary.
  const near = (target: number): boolean =>
    Math.abs(value - target) <= question.tolerance + 1e-9 * Math.max(1, Math.abs(target));
  if (near(question.answer)) return whole(true, []);
  const known = question.mistakes.find((mistake) => near(mistake.answer));
  const direction = value < question.answer ? words.tooLittle : words.tooMuch;
  return whole(false, [feedback(known) ?? said(direction)]);
}

/** The question's own words on a wrong answer that it knows. */
function feedback(known: { feedback: string } | undefined): Remark | undefined {
  return known && { good: false, text: known.feedback };
}

function said(sentence: string): Remark {
  return { good: false, said: sentence, text: '' };
}

function whole(correct: boolean, remarks: Remark[]): Grade {
  return { correct, score: correct ? 1 : 0, remarks };
}

function lines(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim());
}

function normalized(text: string): string {
  return lines(text).join('\n');
}

function firstDifference(expected: string, actual: string): string {
  const [want, got] = [lines(expected), lines(actual)];
  const at = want.findIndex((line, i) => line !== got[i]);
  if (at === -1) return words.lines(want.length, got.length);
  if (at === 0) return words.firstDiffers;
  return words.firstRight(at);
}
