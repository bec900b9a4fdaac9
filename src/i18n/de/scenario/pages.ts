import type * as en from '../../en/scenario/pages.ts';

export const scenarios: typeof en.scenarios = {
  title: 'Szenarien',
  description:
    'Incidents, die du leitest, wie im Interview für Senior-Stellen: Spuren, die Minuten kosten, Entscheidungen mit Folgen und eine Nachbesprechung.',
  truth:
    'Durch jedes führt mehr als ein guter Weg. Graphen, Logs und Profile stammen von Programmen, die im Repository neben dem Szenario liegen: Simulationen, die jeder wiederholen kann, und echte Läufe echter Node.js-Programme.',
  size: (steps, minutes) => `${steps} Schritte, etwa ${minutes} Minuten.`,
};

export const below: typeof en.below = {
  questions: 'Fragen dazu',
  all: 'Alle Szenarien',
  and: ' und ',
  interview: 'Interviewfragen',
};
