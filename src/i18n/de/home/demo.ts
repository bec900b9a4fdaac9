import type * as en from '../../en/home/demo.ts';

export const demo: typeof en.demo = {
  stop: 'Stopp',
  fetching: 'Node.js wird für deinen Browser geladen…',
  runningBlocked: 'blocked.mjs läuft: alle 24 Aufgaben auf dem Main-Thread.',
  runningPool: 'pool.mjs läuft: dieselben 24 Aufgaben auf Worker Threads.',
  stopped: 'Angehalten. Starte es wieder, wann du willst.',
  again: 'Noch einmal',
  main: 'Main',
  thread: (number) => `Thread ${number}`,
  oneThread: '1 (Main)',
  threads: (count) => `${count} + Main`,
  unfinished: (ended, of) => `das Programm endete nach ${ended} von ${of} Aufgaben`,
  disagree: (blocked, pool) =>
    `Die beiden Programme sind sich nicht einig (${blocked} und ${pool} Primzahlen), deshalb lassen sich ihre Zeiten nicht vergleichen.`,
  faster: (ratio) => `der Pool war ${ratio}-mal so schnell`,
  slower: (ratio) => `der Pool brauchte ${ratio}-mal so lange`,
  same: 'beide brauchten etwa gleich lange',
  verdict: ({ runtime, pace, held, heldAtMost, primes }, threads) =>
    `Hier gemessen, ${runtime}, ${threads} ${threads === 1 ? 'Thread' : 'Threads'}: ${pace}, und der Event Loop war ohne ihn ${held} lang blockiert, mit ihm höchstens ${heldAtMost}. Beide fanden dieselben ${primes} Primzahlen.`,
};
