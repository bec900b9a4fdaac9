/** The inputs of a question. Quizzes, review and the mock interview load them. */
export const body = {
  bugLine: 'The bug is on line',
  chooseLine: 'choose a line',
  isLine: (line: number): string => `It is line ${line}.`,
  bugWhat: 'What happens because of it?',
  marks: { right: 'right', wrong: 'not so' },
  number: 'Your answer',
  answerIs: (answer: number, unit: string): string => `The answer is ${answer} ${unit}.`,
  noNumber: 'Type a number, for example 2.5.',
  said: 'I have said it aloud, show the answer',
  howWasYours: 'How was yours?',
  ratings: { weak: 'weak', ok: 'ok', strong: 'strong' },
  up: (line: number, code: string): string => `Move up line ${line}: ${code}`,
  down: (line: number, code: string): string => `Move down line ${line}: ${code}`,
  prints: 'It prints, one line each:',
  reallyPrints: 'It really prints:',
};

/** What is said of an answer. */
export const judged = {
  check: 'Check',
  complaint: 'Answer first, then check.',
  right: 'Right.',
  half: 'Half right.',
  wrong: 'Not right.',
  noted: 'Noted.',
};

/** What stands below an answered question. */
export const explanation = {
  then: 'Then they ask:',
  guide: (name: string): string => `Guide: ${name}`,
  lab: (name: string): string => `Lab: ${name}`,
  source: (address: string): string => `Source: ${address}`,
};

/** The way to report a problem. The report itself is for the maintainers, and English. */
export const problem = {
  summary: 'Report a problem with this question',
  hint: 'Say what is wrong, then send this to whoever runs this site. Nothing is sent by itself.',
  label: 'The report',
  copy: 'Copy the report',
  copied: 'Copied.',
  selected: 'Your browser keeps the clipboard to itself: the text is selected, copy it.',
};
