import type * as en from '../../en/bank/filter.ts';

export const filter: typeof en.filter = {
  legend: 'Anzeigen',
  all: 'Alle',
  fields: { section: 'Abschnitt', topic: 'Thema', level: 'Niveau', type: 'Art', status: 'Dein Stand' },
  status: { new: 'Noch nicht beantwortet', seen: 'Beantwortet', weak: 'Schwach', known: 'Sitzt' },
  count: (shown, of) => `${shown} von ${of} Fragen.`,
  answers: 'Alle Antworten aufklappen',
  print: 'Diese drucken',
};
