/** A program in a page, drawn at build time: its title, its buttons, and what screen readers hear of them. */
export const blocks = {
  expected: 'Output on Node 24',
  /** `question` tells programs of the same name apart. */
  name: (file: string, question?: string): string => (question === undefined ? file : `${file} of ${question}`),
  actions: { run: 'Run', stop: 'Stop', edit: 'Edit', reset: 'Reset', play: 'Open in playground' },
  action: (action: string, name: string): string => `${action} ${name}`,
  output: (name: string): string => `Output of ${name}`,
};
