import type * as en from '../../en/mock/page.ts';

export const mock: typeof en.mock = {
  title: 'Mock-Interview',
  description:
    'Fragen mit Nachfragen, Code zum Reviewen und eine Aufgabe zum Coden, gegen die Uhr. Der Bericht bleibt in diesem Browser.',
};
