/** What the results show of a run that has begun. */
export const outcome = {
  expected: 'expected',
  actual: 'your code gave',
  expectedLine: 'expected: ',
  actualLine: 'got: ',
  place: (file: string, line: number): string => `${file}, line ${line}`,
  output: 'Console output',
  testCode: 'Test code',
  whyRejected: 'Why the tests reject this',
  trap: (id: string): string => `You seem to have met trap ${id}.`,
  mistake: 'You seem to have made a mistake that others make too: exactly its tests fail.',
  engines: { 'browser-node': 'Embedded engine', webcontainer: 'WebContainer', node: 'Your own Node' },
};

/** A benchmark while it runs and after. */
export const bench = {
  title: 'Benchmark',
  stopped: 'You stopped this benchmark.',
  measuring: 'Measuring',
  earlier: (when: string): string => `From an earlier visit, ${when}.`,
  changed: 'Your code has changed since this benchmark.',
  equal: 'Both sides gave equal answers.',
  warnings: 'Warnings',
  cores: (count: number): string => `${count} cores`,
  gauges: 'Gauges',
  range: (least: string, greatest: string): string => `${least} to ${greatest}`,
  figures: 'Figures',
  lower: (metric: string, unit: string): string => `${metric} in ${unit}; lower is better`,
  higher: (metric: string, unit: string): string => `${metric} in ${unit}; higher is better`,
  side: 'Side',
  median: 'Median',
  deviation: 'median absolute deviation',
  samples: 'Samples',
};

/** What opens the timeline of a run. */
export const timeline = {
  title: 'Timeline',
  none: 'No timeline: WebContainers do not tell what their threads do.',
  loading: 'Loading.',
};
