import type { Lab } from '../../../schemas/lab.ts';

const difficulty: Readonly<Record<Lab['difficulty'], string>> = {
  basic: 'basic',
  intermediate: 'intermediate',
  advanced: 'advanced',
};

/** The page of a lab, drawn at build time. */
export const labPage = {
  parts: 'Parts of the lab',
  instructions: 'Instructions',
  code: 'Code',
  results: 'Results',
  facts: (level: Lab['difficulty'], minutes: number): string => `${difficulty[level]}, about ${minutes} minutes`,
};

/** The list of all labs, and their cards. */
export const labList = {
  title: 'Labs',
  description: 'Graded exercises in Node.js performance. They run in your browser; nothing is sent anywhere.',
  intro:
    'Each lab gives you code that works badly. You change it until its tests pass, then measure what you gained. Everything runs in your browser, and your edits stay there.',
  difficulty,
  duration: (minutes: number): string => `${minutes} min`,
  tasks: (count: number): string => `${count} tasks`,
};
