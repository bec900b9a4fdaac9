import type * as en from '../../en/bench/report.ts';

export const report: typeof en.report = {
  noisy: (percent) =>
    `Die Messungen streuen um ${percent} %. Schließ andere Programme und Tabs und starte noch einmal.`,
  few: (count) => `Nur ${count} Messungen je Seite; einen kleinen Unterschied sieht man mit so wenigen nicht.`,
  short: 'Die Arbeit ist zu kurz für die Uhr dieser Engine.',
  long: 'Ein Aufruf dauert so lange, dass der Benchmark mehr als seine Zeit brauchte.',
  background: 'Die Seite lag im Hintergrund, wo Browser Code bremsen. Starte noch einmal und lass sie im Vordergrund.',
  small: (least) => `Besser, aber um weniger als den Faktor ${least}, der hier zählt.`,
  unequal: 'Deine Seite gibt eine andere Antwort als die Baseline, die Zahlen sind also nicht vergleichbar.',
  unsupported: (metric, lacks) =>
    `Diese Engine kann ${metric} nicht messen: Ihr fehlt ${lacks}. Führ den Benchmark auf deinem eigenen Node aus, mit „npm run lab“.`,
  failed: (error) => `Der Benchmark ist gescheitert: ${error}`,
};
