/** Figures that a run tells of itself. */
export const gauges = {
  untold: 'not told by this browser',
  /** Names of those that every run has; labs name their own. */
  names: { 'event-loop delay': 'event-loop delay', heap: 'heap' } as Readonly<Record<string, string>>,
};
