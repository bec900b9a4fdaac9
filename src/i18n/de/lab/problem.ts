import type * as en from '../../en/lab/problem.ts';

export const problem: typeof en.problem = {
  unnamed: 'Der Lauf endete mit einem Fehler. Führe die Tests noch einmal aus.',
};
