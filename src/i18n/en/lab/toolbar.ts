/** A lab's own bar: running, and the choice of an engine. */
export const toolbar = {
  run: 'Run tests',
  bench: (id?: string): string => (id === undefined ? 'Run benchmark' : `Benchmark: ${id}`),
  reset: 'Reset lab',
  earlier: 'From an earlier visit.',
  nothing: 'Nothing has run yet.',
  outdated: 'This lab has changed since you worked on it. Your edits are kept. Run the tests again, or reset the lab.',
  engine: 'Engine',
  engines: { auto: 'Automatic', 'browser-node': 'Embedded', webcontainer: 'WebContainer' },
  idle: 'Node.js starts with the first run.',
};
