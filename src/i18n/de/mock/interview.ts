import type * as en from '../../en/mock/interview.ts';

export const roles: typeof en.roles = { mid: 'Mid-Level', senior: 'Senior', staff: 'Staff' };

export const clockOf: typeof en.clockOf = (time, minutes) => `${time} von ${minutes}:00`;

export const when: typeof en.when = (at) => at.toLocaleString('de', { dateStyle: 'medium', timeStyle: 'short' });

export const interview: typeof en.interview = {
  round: (at, of, minutes) => `Runde ${at} von ${of}, etwa ${minutes} Minuten`,
  stop: 'Interview hier beenden',
  none: 'Zu dieser Auswahl gibt es keine Fragen. Wähle andere Abschnitte.',
};

export const setup: typeof en.setup = {
  role: 'Interview für',
  length: 'Dauer',
  minutes: (n) => `${n} Minuten`,
  sections: 'Abschnitte (ohne Auswahl: alle)',
  begin: 'Interview beginnen',
};

export const resume: typeof en.resume = {
  heading: 'Du bist mitten in einem Interview',
  where: (role, begun, round, rounds, clock) =>
    `${role}, begonnen am ${begun}: Runde ${round} von ${rounds}, ${clock} auf der Uhr. ` +
    'Die Uhr stand seitdem still, und was du geschrieben hast, ist noch da.',
  goOn: 'Weitermachen',
  anew: 'Neu anfangen',
  lost: (rounds) =>
    rounds === 0
      ? 'Wenn du neu anfängst, ist weg, was du in diesem geschrieben hast.'
      : `Wenn du neu anfängst, endet dieses hier: Aus ${rounds === 1 ? 'der fertigen Runde' : `den ${rounds} fertigen Runden`} wird ein Bericht.`,
};

export const clock: typeof en.clock = { pause: 'Anhalten', goOn: 'Weiter' };

export const questionRound: typeof en.questionRound = {
  answer: 'Sag es laut, oder schreib es auf',
  goOn: 'Ich habe geantwortet',
  yours: 'Du',
  nothing: 'Nichts aufgeschrieben.',
  short: 'Eine gute kurze Antwort',
  full: 'Ausführlich',
};

export const reviewRound: typeof en.reviewRound = {
  check: 'Das ist der Fehler',
  complaint: 'Wähle die Zeile und was passiert.',
};

export const codingRound: typeof en.codingRound = {
  heading: (title, task) => `Live-Coding: ${title}, „${task}“`,
  what: 'Öffne das Lab in einem neuen Tab und bring die Tests dieser Aufgabe zum Laufen. Erkläre laut, was du tust. Deine Uhr läuft weiter.',
  open: 'Lab öffnen',
  rubric: {
    weak: 'Die Tests der Aufgabe sind nicht durchgelaufen.',
    ok: 'Sie sind nach einem Hinweis durchgelaufen, oder nach vielen Versuchen ohne Plan.',
    strong: 'Sie sind durchgelaufen, und du konntest vor jeder Änderung sagen, was sie bewirkt.',
  },
};

export const rating: typeof en.rating = {
  notes: 'Notizen für dich',
  next: 'Nächste Runde',
  complaint: 'Bewerte dich zuerst.',
};

export const report: typeof en.report = {
  latest: 'Dein Bericht',
  earlier: (when) => `Dein Bericht vom ${when}`,
  points: (share) => `${Math.round(share * 100)} % der Punkte`,
  early: (rounds, of) => `, in ${rounds} von ${of} Runden`,
  change: (by, when) =>
    by === 0
      ? `, wie im letzten für diese Rolle zu diesen Abschnitten (${when}).`
      : `, ${Math.abs(by)} ${Math.abs(by) === 1 ? 'Punkt' : 'Punkte'} ${by > 0 ? 'mehr' : 'weniger'} als im letzten für diese Rolle zu diesen Abschnitten (${when}).`,
  study: 'Das solltest du als Nächstes lernen:',
  again: 'auch beim letzten Mal schwach',
  nothing: 'Kein Thema war schwach.',
  review: { before: 'Die schwachen Fragen kommen in ', link: 'deiner Wiederholung', after: ' noch einmal.' },
  rounds: 'Runde für Runde',
  kinds: { question: 'Frage', review: 'Code-Review', coding: 'Live-Coding' },
  said: 'Was du geschrieben hast',
};

export const reports: typeof en.reports = {
  heading: 'Deine Interviews',
  caption:
    'Neueste zuerst. Punkte: 1 für stark, ein halber für ok. Vergleichbar sind die für dieselbe Rolle zu denselben Abschnitten.',
  columns: ['Wann', 'Rolle', 'Abschnitte', 'Punkte', 'Runden', 'Zeit', 'Zu lernen', 'Bericht'],
  all: 'alle',
  rounds: (done, of) => `${done} von ${of}`,
  show: 'Zeigen',
  showOf: (when) => `Bericht vom ${when} zeigen`,
};
