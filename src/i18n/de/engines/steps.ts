import type * as en from '../../en/engines/steps.ts';

export const steps: typeof en.steps = {
  engine: 'Node.js laden',
  frame: 'Einen isolierten Frame anlegen',
};
