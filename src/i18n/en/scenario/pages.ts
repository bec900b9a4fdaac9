/** `/scenarios/`. */
export const scenarios = {
  title: 'Scenarios',
  description:
    'Incidents to lead, as senior interviews ask them: evidence that costs minutes, decisions with consequences, and a debrief.',
  truth:
    'There is more than one good way through each. Graphs, logs and profiles come from programs that lie beside the scenario in the repository: simulations that anybody can run again, and real runs of real Node.js programs.',
  size: (steps: number, minutes: number): string => `${steps} steps, about ${minutes} minutes.`,
};

/** What stands below a scenario. */
export const below = {
  questions: 'Questions on this',
  all: 'All scenarios',
  and: ', and ',
  interview: 'interview questions',
};
