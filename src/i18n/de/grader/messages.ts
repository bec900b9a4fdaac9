import type * as en from '../../en/grader/messages.ts';

const at = (facts: en.MessageFacts): string => (facts.place === undefined ? '' : ` bei ${facts.place}`);
const during = (facts: en.MessageFacts): string =>
  facts.test !== undefined
    ? `, während „${facts.test}“ lief`
    : facts.loading === true
      ? ', während dein Code geladen wurde, vor dem ersten Test'
      : '';
const detail = (facts: en.MessageFacts): string => (facts.detail === undefined ? '' : `: ${facts.detail}`);

export const runSentences: typeof en.runSentences = {
  syntax: (facts) =>
    `Syntaxfehler${at(facts)}${detail(facts)}. Nichts konnte laufen; bring diese Zeile in Ordnung und starte noch einmal.`,
  'import-crash': (facts) =>
    `Dein Code ist beim Laden gescheitert${at(facts)}${detail(facts)}. Kein Test konnte beginnen; behebe das zuerst.`,
  timeout: (facts) =>
    facts.idle === true
      ? `Nach ${facts.limitMs} ms gestoppt${during(facts)}: Er wartet auf ein Promise, das nichts mehr abschließt. Sorg dafür, dass jeder Weg mit resolve oder reject endet.`
      : `Nach ${facts.limitMs} ms gestoppt${during(facts)}. Such nach einer Schleife, die nie endet, oder einem Promise, das nichts abschließt.`,
  'open-handles': (facts) =>
    `Alle Tests sind vorbei, aber der Prozess würde nie enden. Noch offen: ${
      facts.resources === undefined || facts.resources.length === 0 ? 'etwas ohne Namen' : facts.resources.join(', ')
    }. Beende Worker, lösche Timer und schließ Server, wenn du sie nicht mehr brauchst.`,
  'unhandled-rejection': (facts) =>
    `Ein Promise wurde abgelehnt${at(facts)}, und niemand hat es behandelt${detail(facts)}. In Produktion beendet das den Prozess; warte mit await darauf, oder fang es ab.`,
  exit: (facts) =>
    `Der Prozess wurde beendet${at(facts)}${during(facts)}, bevor alle Tests gelaufen waren. Wirf einen Fehler oder rufe reject auf, statt process.exit() aufzurufen.`,
  crash: (facts) =>
    `Der Prozess ist abgestürzt${at(facts)}${during(facts)}${detail(facts)}. Behebe das und starte noch einmal.`,
  'output-limit': (facts) =>
    `Gestoppt${during(facts)}: Es wurden mehr als ${facts.limitBytes} Bytes ausgegeben. Nimm die Ausgaben heraus, oder gib weniger aus.`,
  'out-of-memory': (facts) =>
    `Speicher aufgebraucht${during(facts)}${facts.limitMb === undefined ? '' : ` (Grenze ${facts.limitMb} MB)`}. Such nach etwas, das ohne Grenze wächst.`,
  tampered: (facts) =>
    `Dein Code hat ${facts.detail ?? 'etwas'} verändert, worauf sich die Tests verlassen; ihre Ergebnisse sagen deshalb nichts. Lass es, wie es ist.`,
  boot: (facts) =>
    `Die Engine konnte nicht starten${detail(facts)}. Lade die Seite neu, oder führ das Lab auf deinem eigenen Node aus, mit „npm run lab“.`,
  unsupported: (facts) =>
    `Diese Engine kann nicht, was das Lab braucht: ${(facts.missing ?? []).join(', ')}. Führ es auf deinem eigenen Node aus, mit „npm run lab“.`,
};

export const testSentences: typeof en.testSentences = {
  notRun: 'Nicht gelaufen: Der Lauf endete vor diesem Test.',
  interrupted: 'Der Lauf endete, während dieser Test lief.',
  skipped: 'Wurde übersprungen und zählt deshalb nicht als bestanden.',
  neverSettled: 'Wartet auf etwas, das nie geschieht: Es ist nichts mehr da, was sein Promise abschließen könnte.',
  unhandledRejection: (error) => `Ein Promise wurde abgelehnt, und niemand hat es behandelt: ${error}`,
  uncaughtException: (error) => `Ein Fehler wurde geworfen, wo ihn niemand abfängt: ${error}`,
  unconfirmed: 'Wurde als bestanden gemeldet, lief aber nie zu Ende und zählt deshalb nicht.',
  unsupported: (missing) => `Nicht gelaufen: Dieser Engine fehlt ${missing.join(', ')}.`,
  anythingBut: (value) => `alles außer ${value}`,
};

export const run: typeof en.run = {
  tooManyProcesses: 'Er startete immer weiter Prozesse oder Threads, obwohl es schon zu viele waren',
  endedBy: (signal) => `von ${signal} beendet`,
  noTests:
    'Kein Test ist gelaufen, also ist nichts bestanden. Setz das Lab zurück; wenn das nicht hilft, melde es bitte.',
};
