import type * as en from '../../en/play/terminal.ts';

export const terminal: typeof en.terminal = {
  title: 'Terminal',
  output: 'Ausgabe',
  input: (command) => `Eingabe für ${command}`,
  command: 'Befehl',
  send: 'Zeile senden',
  run: 'Zeile ausführen',
  help: [
    'Eine Shell mit ',
    ', ',
    ', ',
    ' und anderen kleinen Befehlen. ↑ holt frühere Zeilen zurück, ',
    ' leert das Terminal.',
  ],
};
