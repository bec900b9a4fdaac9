import type * as en from '../../en/scenario/play.ts';

export const play: typeof en.play = {
  begin: 'Uhr starten',
  over: 'Von vorn anfangen',
  best: (share) => `Dein bester Durchgang bisher: ${Math.round(share * 100)} % der Punkte.`,
  pulled: (minutes, clock) => `${minutes === 1 ? 'Eine Minute' : `${minutes} Minuten`} später: ${clock}.`,
  you: 'Du:',
};

export const dashboard: typeof en.dashboard = {
  clock: 'Uhr',
  service: 'Dienst',
  hurt: 'User betroffen',
  minutes: (n) => `${n} Min.`,
  tones: { ok: 'Gut', strained: 'Angespannt', bad: 'Schlecht' },
};

export const step: typeof en.step = { decide: 'So machen', complaint: 'Wähle zuerst.' };

export const evidence: typeof en.evidence = {
  heading: 'Spuren',
  pulled: 'Angesehene Spuren',
  price: (minutes) => ` (${minutes} Min.)`,
  none: 'Noch nichts angesehen. Hinsehen kostet Minuten; nicht hinsehen kann mehr kosten.',
  loading: 'Wird geladen.',
  broken: 'Die Spuren lassen sich nicht laden. Lade die Seite neu; dein Durchgang bleibt erhalten.',
  table: 'Dasselbe als Tabelle',
  time: 'Um',
  limit: (label, value, unit) => `${label}: ${value.toLocaleString('de')} ${unit}`,
  recorded: (node, machine, date) => `Aufgezeichnet in einem echten Lauf auf Node ${node}, ${machine}, ${date}.`,
  simulated: 'Aus einer Simulation, die jedes Mal dieselben Zahlen liefert.',
};

/** Ends with the full stop of the abbreviation, which also ends a sentence. */
const span = (minutes: number): string =>
  minutes < 60 ? `${minutes} Min.` : `${Math.floor(minutes / 60)} Std. ${minutes % 60} Min.`;

export const debrief: typeof en.debrief = {
  axes: {
    diagnosis: 'Diagnose',
    mitigation: 'Schadensbegrenzung',
    mend: 'Dauerhafte Lösung',
    communication: 'Kommunikation',
  },
  columns: ['Was zählt', 'Punkte', 'Kurz gesagt'],
  caption: 'Dein Durchgang nach dem, worauf Interviewer achten',
  verdict: (share) => `: ${Math.round(share * 100)} % der Punkte.`,
  of: (points, of) => `${points} von ${of}`,
  best: (best) => `Dein bester Durchgang: ${Math.round(best * 100)} %.`,
  time: (minutes, hurt, least) =>
    `Auf der Uhr vergingen ${span(minutes)} Davon waren User ${span(hurt)} lang betroffen. Auf dem stärksten Weg können es ${span(least)} sein, plus die Zeit fürs Hinsehen.`,
  cause: 'Was wirklich los war',
  unseen: 'Was du nicht angesehen hast',
  onward: 'Zum Weiterlesen',
  next: 'Was als Nächstes gefragt wird',
};

export const decisions: typeof en.decisions = {
  heading: 'Deine Entscheidungen',
  ranks: { best: 'Stark', fair: 'Brauchbar', poor: 'Teuer' },
  guessed:
    'Du hattest nichts angesehen, was dafür spricht, also gab es keine Punkte für die Diagnose. Im Interview heißt es dann: Woher weißt du das?',
  stronger: 'Stärker wäre hier gewesen',
};
