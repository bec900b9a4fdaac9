import type * as en from '../../en/guide/run.ts';

export const runBlock: typeof en.runBlock = {
  starting: 'Node startet …',
  running: 'Läuft …',
  stopped: 'Gestoppt.',
  reset: 'Wieder das Original.',
  source: (file) => (file === undefined ? 'Quelltext des Programms' : `Quelltext von ${file}`),
  cannotTakeAlong:
    'Dein Browser speichert nichts für diese Website, deshalb lässt sich das Programm nicht mitnehmen. Kopiere es stattdessen.',
  finished: (ms, node) => `Fertig nach ${ms} ms, auf dem eingebetteten Node ${node}.`,
  exit: (code, ms, node) =>
    `Nach ${ms} ms mit Exit-Code ${code ?? 'unbekannt'} geendet, auf dem eingebetteten Node ${node}.`,
  signal: (signal) => `Das Programm hat sich selbst mit ${signal ?? 'einem Signal'} beendet.`,
  timeout: (seconds) =>
    `Gestoppt: Es lief länger als ${seconds} Sekunden. Such nach einer Schleife, einem Timer oder einem Thread ohne Ende.`,
  outputLimit: 'Gestoppt: Es hat mehr als 256 KiB ausgegeben. Gib weniger aus und starte es noch einmal.',
  processLimit:
    'Gestoppt: Es startete immer weiter Prozesse oder Threads, obwohl es schon zu viele waren. Starte weniger und versuch es noch einmal.',
  outOfMemory: 'Gestoppt: Der Speicher ging aus. Nimm kleinere Daten und starte es noch einmal.',
  crash: 'Die Engine hat das Programm verloren. Starte es noch einmal; wenn sich das wiederholt, lade die Seite neu.',
};
