/** A scenario being played. */
export const play = {
  begin: 'Start the clock',
  over: 'Start over',
  best: (share: number): string => `Your best play so far: ${Math.round(share * 100)} % of the points.`,
  pulled: (minutes: number, clock: string): string =>
    `${minutes === 1 ? 'One minute' : `${minutes} minutes`} later: ${clock}.`,
  you: 'You:',
};

/** The incident at a glance. */
export const dashboard = {
  clock: 'Clock',
  service: 'Service',
  hurt: 'Users hurt',
  minutes: (n: number): string => `${n} min`,
  tones: { ok: 'Well', strained: 'Strained', bad: 'Bad' },
};

/** One step. */
export const step = { decide: 'Do it', complaint: 'Choose first.' };

/** What can be looked at. */
export const evidence = {
  heading: 'Evidence',
  pulled: 'Evidence in view',
  price: (minutes: number): string => ` (${minutes} min)`,
  none: 'Nothing looked at yet. Looking costs minutes; not looking may cost more.',
  loading: 'Loading.',
  broken: 'The evidence cannot be loaded. Reload the page; your play is kept.',
  table: 'The same as a table',
  time: 'At',
  limit: (label: string, value: number, unit: string): string => `${label}: ${value} ${unit}`,
  recorded: (node: string, machine: string, date: string): string =>
    `Recorded in a real run on Node ${node}, ${machine}, ${date}.`,
  simulated: 'Written by a simulation that gives the same figures each time.',
};

const span = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;

/** What a finished play was worth. */
export const debrief = {
  axes: { diagnosis: 'Diagnosis', mitigation: 'Mitigation', mend: 'Long-term mend', communication: 'Communication' },
  columns: ['What counts', 'Points', 'In short'],
  caption: 'Your play by what interviewers listen for',
  verdict: (share: number): string => `: ${Math.round(share * 100)} % of the points.`,
  of: (points: number, of: number): string => `${points} of ${of}`,
  best: (best: number): string => `Your best play: ${Math.round(best * 100)} %.`,
  time: (minutes: number, hurt: number, least: number): string =>
    `The clock ran for ${span(minutes)}, and users were hurt for ${span(hurt)} of it. On the strongest way it can be ${span(least)}, and the time for looking on top.`,
  cause: 'What was going on',
  unseen: 'What you did not look at',
  onward: 'Read on',
  next: 'They ask next',
};

/** The decisions of a play. */
export const decisions = {
  heading: 'Your decisions',
  ranks: { best: 'Strong', fair: 'Fair', poor: 'Costly' },
  guessed:
    'You had looked at nothing that speaks for it, so it earned no points for diagnosis. In an interview they ask: how do you know?',
  stronger: 'Stronger here',
};
