import type * as en from '../../en/engines/policy.ts';

export const policy: typeof en.policy = {
  names: { 'browser-node': 'Eingebettete Engine', webcontainer: 'WebContainer' },
  line: (name, node, why) => `${name}${node === '' ? '' : `, Node.js ${node}`}: ${why}`,
  skips: (missing) => `Es fehlt ${missing}: Aufgaben, die das brauchen, werden übersprungen.`,
  chosen: 'deine Wahl.',
  chosenOff: 'diese Website benutzt keine WebContainer.',
  required: 'für dieses Lab nötig.',
  requiredOff: 'dieses Lab ist für einen WebContainer gemacht, den diese Website nicht benutzt.',
  preferred: 'hier ist dieses Lab am besten aufgehoben.',
  only: 'die Engine dieser Website.',
  atOnce: 'sofort bereit, auch offline.',
  booting: 'sofort bereit. Im Hintergrund startet ein WebContainer.',
  fallback: 'hier läuft alles.',
  lacks: (missing) => `der WebContainer ist bereit, aber ihm fehlt ${missing}, und dieses Lab braucht es.`,
  covers: 'bereit, mit allem, was dieses Lab braucht.',
};

export const webcontainer: typeof en.webcontainer = {
  'unsupported-browser': [
    'In diesem Browser laufen keine WebContainer.',
    'Nimm einen aktuellen Chrome, Edge oder Firefox auf einem Computer, oder bleib bei der eingebetteten Engine.',
  ],
  'not-isolated': [
    'Dieser Host schickt die Header nicht mit, die WebContainer brauchen.',
    'Sag denen Bescheid, die ihn betreiben: Die Seite zum Selbsthosten nennt sie.',
  ],
  network: [
    'Der WebContainer konnte nicht geladen werden.',
    'Prüfe deine Verbindung, und ob etwas stackblitz.com blockiert. Dann versuch es noch einmal.',
  ],
  damaged: [
    'Der WebContainer kam beschädigt an.',
    'Versuch es noch einmal; wenn sich das wiederholt, bleib bei der eingebetteten Engine.',
  ],
  'blocked-storage': [
    'Dieser Browser blockiert den Speicher, den WebContainer brauchen.',
    'Erlaube Cookies und Speicher für stackblitz.com: in Brave die Shields senken, in Edge die Tracking-Verhinderung auf „Ausgewogen“ stellen, den privaten Modus verlassen. Dann versuch es noch einmal.',
  ],
  licence: [
    'StackBlitz lässt diese Website keine WebContainer benutzen.',
    'Wer sie betreibt, braucht eine Lizenz und einen API-Schlüssel von StackBlitz; auf der eingebetteten Engine kannst du alles machen.',
  ],
  timeout: [
    'StackBlitz hat nicht rechtzeitig geantwortet.',
    'Oft blockiert ein Netz, ein Werbeblocker oder strenger Tracking-Schutz stackblitz.com. Erlaube es, dann lade die Seite neu: Deine Änderungen bleiben.',
  ],
  'out-of-memory': [
    'Für einen WebContainer war nicht genug Speicher da.',
    'Schließ andere Tabs, dann versuch es noch einmal.',
  ],
  crash: [
    'Der WebContainer läuft nicht mehr.',
    'Versuch es noch einmal; wenn sich das wiederholt, bleib bei der eingebetteten Engine.',
  ],
};
