import type * as en from '../../en/engines/failures.ts';

export const failures: typeof en.failures = {
  'unsupported-browser':
    'Diesem Browser fehlt etwas, das Node.js hier braucht. Nimm einen aktuellen Chrome, Edge, Firefox oder Safari.',
  'not-isolated':
    'Dieser Host schickt die Header nicht mit, die Node.js braucht, um in einer Seite zu laufen (Cross-Origin-Opener-Policy, Cross-Origin-Embedder-Policy und eine Content-Security-Policy für seinen Frame). Sag denen Bescheid, die ihn betreiben: Die Seite zum Selbsthosten nennt sie.',
  network: 'Ein Teil von Node.js konnte nicht geladen werden. Prüfe deine Verbindung, dann starte es noch einmal.',
  damaged:
    'Ein Teil von Node.js kam zweimal abgeschnitten oder verändert an und wurde deshalb nicht ausgeführt. Starte es noch einmal; wenn sich das wiederholt, versuch ein anderes Netz: Etwas unterwegs verändert Dateien.',
  'blocked-storage':
    'Für die Dateien eines Laufs ist kein Platz. Erlaube dieser Website, Daten zu speichern (oder schaff etwas Platz), dann starte es noch einmal.',
  licence:
    'Diese Engine darf hier nicht ohne Lizenz benutzt werden. Wähle die eingebettete Engine, dann starte es noch einmal.',
  timeout:
    'Node.js brauchte zu lange zum Starten. Starte es noch einmal; wenn sich das wiederholt, schließ andere Tabs oder lade die Seite neu.',
  'out-of-memory':
    'Node.js ging der Speicher aus. Schließ andere Tabs, lade die Seite neu, dann starte es noch einmal.',
  crash:
    'Node.js läuft in dieser Seite nicht mehr. Starte es noch einmal; wenn sich das wiederholt, lade die Seite neu.',
};

export const notSecure: typeof en.notSecure =
  'Diese Seite kam über unverschlüsseltes HTTP, und Browser lassen Node.js nur in Seiten laufen, die über HTTPS oder von localhost kommen. Frag die, die sie betreiben, nach einer Adresse, die mit https beginnt.';
