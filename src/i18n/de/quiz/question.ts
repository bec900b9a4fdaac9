import type * as en from '../../en/quiz/question.ts';

export const body: typeof en.body = {
  bugLine: 'Der Fehler steht in Zeile',
  chooseLine: 'Zeile wählen',
  isLine: (line) => `Es ist Zeile ${line}.`,
  bugWhat: 'Was passiert deswegen?',
  marks: { right: 'richtig', wrong: 'falsch' },
  number: 'Deine Antwort',
  answerIs: (answer, unit) => `Die Antwort ist ${String(answer).replace('.', ',')} ${unit}.`,
  noNumber: 'Gib eine Zahl ein, zum Beispiel 2,5.',
  said: 'Ich habe sie laut gesagt, Antwort zeigen',
  howWasYours: 'Wie war es bei dir?',
  ratings: { weak: 'schwach', ok: 'ok', strong: 'stark' },
  up: (line, code) => `Zeile ${line} nach oben: ${code}`,
  down: (line, code) => `Zeile ${line} nach unten: ${code}`,
  prints: 'Ausgabe, Zeile für Zeile:',
  reallyPrints: 'Tatsächliche Ausgabe:',
};

export const judged: typeof en.judged = {
  check: 'Prüfen',
  complaint: 'Erst antworten, dann prüfen.',
  right: 'Richtig.',
  half: 'Halb richtig.',
  wrong: 'Nicht richtig.',
  noted: 'Gemerkt.',
};

export const explanation: typeof en.explanation = {
  then: 'Dann wird nachgefragt:',
  guide: (name) => `Guide: ${name}`,
  lab: (name) => `Lab: ${name}`,
  source: (address) => `Quelle: ${address}`,
};

export const problem: typeof en.problem = {
  summary: 'Ein Problem mit dieser Frage melden',
  hint: 'Schreib dazu, was nicht stimmt, und schick den Text an die Betreiber dieser Website. Von selbst wird nichts gesendet.',
  label: 'Die Meldung',
  copy: 'Meldung kopieren',
  copied: 'Kopiert.',
  selected: 'Dein Browser gibt die Zwischenablage nicht frei: Der Text ist markiert, kopiere ihn selbst.',
};
