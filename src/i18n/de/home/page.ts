import type * as en from '../../en/home/page.ts';

export const home: typeof en.home = {
  title: 'Node.js-Performance lernen, am laufenden Code',
  tagline:
    'Lies, wie sich Event Loop, Threads und Caches wirklich verhalten. Mach langsamen Code schnell, in Labs, die ihn prüfen. Alles läuft auf Node.js selbst, in diesem Tab.',
  start: 'Mit Worker Threads anfangen',
  firstLab: 'Das erste Lab öffnen',
};

export const demo: typeof en.demo = {
  heading: '24 CPU-lastige Aufgaben, auf zwei Arten',
  invitation: 'Starte beide: Die Programme laufen in diesem Tab, auf Node.js, und werden dabei gemessen.',
  run: 'Beide starten',
  blocked: {
    title: 'Auf dem Main-Thread',
    note: 'Eine einfache Schleife. Bis sie endet, läuft kein Timer, kein Request, kein Herzschlag.',
    axis: 'Main',
  },
  pool: {
    title: 'Auf einem Pool von Worker Threads',
    note: 'Dieselbe Arbeit, Aufgabe für Aufgabe verteilt. Der Event Loop bleibt frei.',
    axis: 'Threads',
  },
  delay: 'Verzug',
  sketch: 'Illustration, keine Messung',
  caption: 'Was in diesem Browser gemessen wurde',
  measured: 'In deinem Browser gemessen',
  mainColumn: 'Main-Thread',
  poolColumn: 'Pool',
  rows: {
    makespan: 'Alle 24 Aufgaben fertig in',
    delay: 'Längster Verzug des Event Loops',
    beats: 'Herzschläge während der Arbeit',
    threads: 'Threads',
  },
  notYet: 'noch nicht gelaufen',
};

export const legend: typeof en.legend = {
  heartbeat: { name: 'Herzschlag', text: 'Ein Timer lief. Alle 20 ms, wenn der Event Loop frei ist.' },
  delay: { name: 'Verzug', text: 'Wie spät der nächste Herzschlag ist. So lange würde auch ein Request warten.' },
  task: { name: 'Aufgabe', text: 'Die Primzahlen unter 500.000 zählen, auf einem Thread.' },
};

export const steps: typeof en.steps = {
  heading: 'Vier Schritte, ein Thema nach dem anderen',
  read: {
    title: 'Lesen',
    text: 'Kurze Guides, die zeigen, was die Laufzeit tut. Jeder Codeblock ist ein Programm mit seiner echten Ausgabe, und du kannst ihn da ausführen, wo er steht.',
    action: 'Alle Guides',
  },
  run: {
    title: 'Ausführen',
    text: 'Ändere den Code und führe ihn wieder aus, mit Threads, Streams und Timern, die sich verhalten wie in Node.js 24. Eine Endlosschleife hält das Programm auf, nicht die Seite.',
    action: 'Das Lab zum Worker-Pool öffnen',
  },
  graded: {
    title: 'Geprüft werden',
    text: 'Tests prüfen Verhalten: einen Absturz, der als Fehler ankommen muss, eine Queue, die begrenzt bleiben muss. Dann vergleicht ein Benchmark deinen Code mit der langsamen Version und nennt ein Intervall, keine einzelne Zahl.',
    action: 'Alle Labs',
  },
  remember: {
    title: 'Behalten',
    text: 'Quizze erklären jede Antwort, auch die falschen. Manchmal sagst du die Ausgabe eines Programms voraus, manchmal suchst du die Zeile, die unter Last bricht.',
    action: 'Alle Quizze',
  },
};

export const how: typeof en.how = {
  heading: 'Wie es funktioniert',
  text: 'Kein Server führt deinen Code aus, also wird nichts, was du schreibst, irgendwohin geschickt. Der Browser hat Grenzen, und sie werden genannt: keine rohen Sockets, kein TLS, keine nativen Add-ons. Jedes Lab läuft auch auf deinem eigenen Node.js, mit denselben Tests und denselben Urteilen.',
  more: 'Was gemessen wird und was nicht',
  stages: [
    {
      title: 'Dateien',
      text: 'Die Website ist ein Ordner mit statischen Dateien. Jeder Webserver kann sie ausliefern; es gibt kein Backend und kein Konto.',
    },
    {
      title: 'Die Bibliothek von Node selbst',
      text: 'Das JavaScript, das in Node.js 24 steckt (Streams, Timer, worker_threads, node:test), wird in den Tab geladen, auf Bindings, die für den Browser geschrieben sind.',
    },
    {
      title: 'Ein Web Worker pro Thread',
      text: 'Ein Prozess oder Thread ist ein echter Web Worker, mit gemeinsamem Speicher. Parallel heißt parallel, auf deinen Kernen.',
    },
    {
      title: 'Ergebnisse bleiben hier',
      text: 'Dein Code, deine Ergebnisse und Antworten liegen in diesem Browser und sonst nirgends.',
    },
  ],
};

export const host: typeof en.host = {
  heading: 'Für einen Kurs oder ein Team',
  text: 'Hoste es selbst, auf einem Laptop im Kursraum oder in eurem Netz. Zwei Befehle bauen die Website und starten sie; danach braucht sie keine Verbindung. Die Labs sind Ordner, die du lesen, ändern und ergänzen kannst.',
  more: 'Selbst hosten, mit nginx, Caddy und Headern',
  where: 'in einem Klon des Repositorys',
};
