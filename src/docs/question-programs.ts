import type { QuestionProgram } from '../schemas/question-program.ts';
import type { Question } from '../schemas/question.ts';
import type { Program } from './program.ts';

/** Puts `replacement` in the place of one line (from 1) of a source. */
export function replaceLine(source: string, line: number, replacement: string): string {
  return source
    .split('\n')
    .map((text, index) => (index === line - 1 ? replacement : text))
    .join('\n');
}

/** All right orders of an Ordering question as whole programs. */
function orderedSources(question: Extract<Question, { type: 'Ordering' }>): string[] {
  const { lines, alternatives, proof } = question;
  const byId = new Map(lines.map((line) => [line.id, line.code]));
  return [lines.map((line) => line.id), ...alternatives].map((order) =>
    [proof.before, ...order.map((id) => byId.get(id) ?? ''), proof.after].join('\n'),
  );
}

/**
 * The programs that prove a question's answer: a traced program prints what the question says; a buggy one shows its bug, and
 * no longer does with just that line replaced; a computed number is the last line printed; every right order runs.
 *
 * @param path file of the question, for messages
 * @param line line of the question in that file
 */
export function programsOfQuestion(question: Question, path: string, line: number): Program[] {
  const label = `question ${question.id}`;
  const make = (
    files: Record<string, string>,
    entry: string,
    output: string,
    throws?: string,
    suffix = '',
  ): Program => ({
    path,
    line,
    label: label + suffix,
    files: new Map(Object.entries(files)),
    entry,
    args: [],
    expected: { output, unordered: false, ...(throws === undefined ? {} : { throws }) },
  });
  const asIs = ({ files, entry, output, throws }: QuestionProgram): Program => make(files, entry, output, throws);

  switch (question.type) {
    case 'Tracing':
      return [asIs(question.program)];
    case 'SpotTheBug': {
      const { files, entry } = question.program;
      const mended = { ...files, [entry]: replaceLine(files[entry] ?? '', question.line, question.fix.line) };
      return [asIs(question.program), make(mended, entry, question.fix.output, undefined, ', mended')];
    }
    case 'Numeric':
      return question.program === undefined ? [] : [asIs(question.program)];
    case 'Ordering':
      return orderedSources(question).map((source, i) =>
        make({ 'main.mjs': source }, 'main.mjs', question.proof.output, undefined, i === 0 ? '' : `, alternative ${i}`),
      );
    default:
      return [];
  }
}

/** Contradictions that need no run: a number that the program does not print, a mistake that is the answer. */
export function contradictions(question: Question): string[] {
  if (question.type === 'Numeric' && question.program !== undefined) {
    const printed = Number(question.program.output.trimEnd().split('\n').at(-1));
    return printed === question.answer ? [] : [`The program ends with ${printed}, the answer is ${question.answer}.`];
  }
  if (question.type === 'Tracing') {
    const same = question.mistakes.filter(({ answer }) => answer.trim() === question.program.output.trim());
    return same.length === 0 ? [] : ['One of the mistakes is what the program prints.'];
  }
  if (question.type === 'SpotTheBug' && question.fix.output.trim() === question.program.output.trim()) {
    return ['The mended program prints the same as the one with the bug, so the run proves nothing.'];
  }
  return [];
}
