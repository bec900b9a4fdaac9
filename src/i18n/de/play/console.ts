import type * as en from '../../en/play/console.ts';

export const playConsole: typeof en.playConsole = {
  starting: 'Node.js startet.',
  running: (command) => `${command} läuft.`,
  stopped: 'Gestoppt.',
  listens: (port) => `Ein Server lauscht auf Port ${port}.`,
  nobodyListens: 'Starte erst ein Programm, das auf einem Port lauscht.',
  notDownloaded: 'Die Dateien konnten nicht geladen werden. Prüfe deine Verbindung und versuch es noch einmal.',
  exit: (command, code, time) => `${command} endete nach ${time} mit Code ${code ?? 'unbekannt'}.`,
  killed: (time) => `Nach ${time} gestoppt.`,
  signal: (command, signal, time) => `${command} wurde nach ${time} von ${signal ?? 'einem Signal'} beendet.`,
  timeout: (minutes) => `Gestoppt: Es lief länger als ${minutes} Minuten.`,
  outputLimit: 'Gestoppt: Es hat mehr als 1 MiB ausgegeben. Gib weniger aus und starte es noch einmal.',
  processLimit: 'Gestoppt: Es startete immer weiter Prozesse oder Threads, obwohl es schon zu viele waren.',
  outOfMemory: 'Gestoppt: Der Speicher ging aus. Nimm kleinere Daten und starte es noch einmal.',
  crash: 'Die Engine hat das Programm verloren. Starte es noch einmal; wenn sich das wiederholt, lade die Seite neu.',
};
