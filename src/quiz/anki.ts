import { anki as words } from '#words/quiz/anki.ts';
import type { Question } from '../schemas/question.ts';
import { scrambled, seedOf, shuffled } from './shuffle.ts';

/** One note of Anki's type "Basic". The texts are HTML. */
export interface AnkiNote {
  front: string;
  back: string;
  tags: string[];
}

/**
 * A question as a note. Choices and lines are shuffled once and for good: Anki shows them in that order at every review.
 * @param question with its Markdown already turned into HTML
 * @param section id of its section
 * @param page address of a page with the question, for a link on the back
 */
export function ankiNote(question: Question, section: string, page: string): AnkiNote {
  const sources = question.sources.map((url) => `<a href="${escaped(url)}">${escaped(url)}</a>`);
  return {
    front: `<p>${question.prompt}</p>${asked(question)}`,
    back: `${answered(question)}${question.context}<p><a href="${escaped(page)}">Hotpath</a>, ${sources.join(', ')}</p>`,
    tags: [`hotpath::${section}`, `hotpath::${question.level}`, ...question.topics.map(tag)],
  };
}

/**
 * Notes as a text file that Anki imports: fields between tabs, what holds a tab, a line break or a quote in quotes, with
 * headers that say so. Notes whose front is in the collection already are updated. Format: docs.ankiweb.net, "Text Files".
 */
export function ankiFile(notes: readonly AnkiNote[]): string {
  const headers = [
    '#separator:Tab',
    '#html:true',
    '#notetype:Basic',
    '#deck:Hotpath',
    `#columns:${['Front', 'Back', 'Tags'].join('\t')}`,
    '#tags column:3',
  ];
  const rows = notes.map(({ front, back, tags }) => [front, back, tags.join(' ')].map(field).join('\t'));
  return `${[...headers, ...rows].join('\n')}\n`;
}

/** A line that begins with `#` would be a comment. */
function field(text: string): string {
  return /[\t\n\r"]|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tags are divided by spaces. */
const tag = (topic: string): string => topic.trim().replace(/\s+/g, '-');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const code = (text: string): string => `<pre style="text-align: left">${escaped(text.trimEnd())}</pre>`;
const list = (items: readonly string[], kind = 'A'): string =>
  `<ol type="${kind}" style="text-align: left">${items.map((item) => `<li>${item}</li>`).join('')}</ol>`;

/** What stands below the prompt. */
function asked(question: Question): string {
  const { id } = question;
  switch (question.type) {
    case 'MultipleChoice':
      return list(
        (question.keepOrder ? question.choices : shuffled(question.choices, seedOf(id))).map(({ text }) => text),
      );
    case 'Tracing':
      return files(question.program.files);
    case 'SpotTheBug':
      return files(question.program.files) + list(shuffled(question.choices, seedOf(id)).map(({ text }) => text));
    case 'Ordering':
      return list(scrambled(question.lines, seedOf(id)).map((line) => `<code>${escaped(line.code)}</code>`));
    case 'Numeric':
      return `<p>${words.unit(escaped(question.unit))}</p>`;
    case 'OpenAnswer':
      return '';
  }
}

/** What is right, without the explanation. */
function answered(question: Question): string {
  switch (question.type) {
    case 'MultipleChoice':
      return right(question.choices);
    case 'Tracing':
      return code(question.program.output);
    case 'SpotTheBug': {
      const line = (question.program.files[question.program.entry] ?? '').split('\n')[question.line - 1] ?? '';
      return `<p>${words.line(question.line)}</p>${code(line.trim())}<p>${question.feedback}</p>${right(question.choices)}`;
    }
    case 'Ordering':
      return list(
        question.lines.map((line) => `<code>${escaped(line.code)}</code>`),
        '1',
      );
    case 'Numeric':
      return `<p>${question.answer} ${escaped(question.unit)}</p>`;
    case 'OpenAnswer':
      return question.short + question.full;
  }
}

const right = (choices: readonly { text: string; correct: boolean; feedback: string }[]): string =>
  choices.flatMap(({ text, correct, feedback }) => (correct ? `<p><b>${text}</b> ${feedback}</p>` : [])).join('');

function files(sources: Readonly<Record<string, string>>): string {
  const entries = Object.entries(sources);
  const named = ([name, source]: [string, string]): string =>
    (entries.length > 1 ? `<p>${escaped(name)}</p>` : '') + code(source);
  return entries.map(named).join('');
}
