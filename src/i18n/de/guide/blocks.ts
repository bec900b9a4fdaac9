import type * as en from '../../en/guide/blocks.ts';

export const blocks: typeof en.blocks = {
  expected: 'Ausgabe auf Node 24',
  name: (file, question) => (question === undefined ? file : `${file}, ${question}`),
  actions: { run: 'Ausführen', stop: 'Stopp', edit: 'Bearbeiten', reset: 'Zurücksetzen', play: 'Im Playground öffnen' },
  action: (action, name) => `${action}: ${name}`,
  output: (name) => `Ausgabe von ${name}`,
};
