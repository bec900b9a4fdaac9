/** `/questions/`. */
export const bank = {
  title: 'Questions',
  description: 'Every question of this site, to filter, to answer and to print.',
  levels: { basic: 'Basic', intermediate: 'Intermediate', advanced: 'Advanced' },
};

/** One question of the bank. */
export const item = {
  levels: { basic: 'basic', intermediate: 'intermediate', advanced: 'advanced' },
  answer: 'Answer',
  prints: 'What it prints',
  number: (answer: number): string => String(answer),
  line: (line: number): string => `Line ${line}.`,
};
