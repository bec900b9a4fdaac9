/** What a grader says of an answer where the question has no words of its own. */
export const grading = {
  notOnLine: (line: number): string => `The bug is not on line ${line}.`,
  otherFirst: 'The first line is another one.',
  upTo: (line: number): string => `Right up to line ${line}.`,
  tooLittle: 'That is too little.',
  tooMuch: 'That is too much.',
  lines: (printed: number, got: number): string =>
    `The program prints ${printed === 1 ? 'one line' : `${printed} lines`}, you have ${got}.`,
  firstDiffers: 'The first line already differs.',
  firstRight: (lines: number): string => `Your first ${lines === 1 ? 'line is' : `${lines} lines are`} right.`,
};
