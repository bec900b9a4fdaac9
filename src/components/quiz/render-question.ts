import { Marked } from 'marked';
import type { Question } from '../../schemas/question.ts';
import { baseLinks } from '../ui/base-links.ts';
import { noMarkup } from '../ui/no-markup.ts';

const marked = new Marked(baseLinks, noMarkup);

const inline = (markdown: string): string => marked.parseInline(markdown, { async: false });
const block = (markdown: string): string => marked.parse(markdown, { async: false });

/** Turns the Markdown of a question into HTML at build time, field by field, so that no parser is sent to the reader. */
export function renderQuestion(question: Question): Question {
  const common = { prompt: inline(question.prompt), context: block(question.context) };
  const choices = <T extends { text: string; feedback: string }>(list: T[]): T[] =>
    list.map((choice) => ({ ...choice, text: inline(choice.text), feedback: inline(choice.feedback) }));
  const withFeedback = <T extends { feedback: string }>(list: T[]): T[] =>
    list.map((item) => ({ ...item, feedback: inline(item.feedback) }));

  switch (question.type) {
    case 'MultipleChoice':
      return { ...question, ...common, choices: choices(question.choices) };
    case 'Tracing':
    case 'Numeric':
      // `mistakes` differ in the type of `answer` only, which the compiler cannot see through a union.
      return {
        ...question,
        ...common,
        mistakes: withFeedback<{ answer: never; feedback: string }>(question.mistakes as never),
      };
    case 'SpotTheBug':
      return {
        ...question,
        ...common,
        feedback: inline(question.feedback),
        suspects: withFeedback(question.suspects),
        choices: choices(question.choices),
      };
    case 'Ordering':
      return { ...question, ...common, lines: withFeedback(question.lines) };
    case 'OpenAnswer': {
      const { weak, ok, strong } = question.rubric;
      return {
        ...question,
        ...common,
        short: block(question.short),
        full: block(question.full),
        followUps: question.followUps.map(inline),
        rubric: { weak: inline(weak), ok: inline(ok), strong: inline(strong) },
      };
    }
  }
}
