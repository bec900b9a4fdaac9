import type * as en from '../../en/lab/keys.ts';

export const keys: typeof en.keys = {
  title: 'Tastenkürzel',
  ctrl: 'Strg oder ⌘',
  ctrlOnly: 'Strg',
  runTests: 'Überall auf dieser Seite: die Tests ausführen.',
  runCommand: 'Überall auf dieser Seite: den Befehl ausführen.',
  save: 'Im Editor: hören, dass deine Arbeit gespeichert ist. Das geschieht mit jeder Änderung von selbst.',
  enter: 'Auf dem Code: zu bearbeiten beginnen.',
  escape: 'Den Editor verlassen. Tab geht dann weiter; im Editor rückt es ein.',
  tab: 'Im Editor: Tab bewegt den Fokus, statt einzurücken.',
  commands: 'Im Editor: alle seine Befehle.',
  arrows: 'Auf der Leiste zwischen zwei Bereichen: breiter oder schmaler machen. Auf den Tabs: eine Datei wählen.',
  hide: 'Auf der Leiste zwischen zwei Bereichen: den äußeren ausblenden oder zurückholen.',
  tree: 'Im Dateibaum: wählen. → und ← öffnen und schließen Ordner, F2 benennt um, Entf löscht.',
  help: 'Diese Liste zeigen.',
};
