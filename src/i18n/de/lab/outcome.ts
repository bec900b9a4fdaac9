import type * as en from '../../en/lab/outcome.ts';

export const outcome: typeof en.outcome = {
  expected: 'erwartet',
  actual: 'dein Code ergab',
  expectedLine: 'erwartet: ',
  actualLine: 'erhalten: ',
  place: (file, line) => `${file}, Zeile ${line}`,
  output: 'Konsolenausgabe',
  testCode: 'Code des Tests',
  whyRejected: 'Warum die Tests das ablehnen',
  trap: (id) => `Du bist wohl in die Falle ${id} geraten.`,
  mistake: 'Du hast wohl einen Fehler gemacht, den auch andere machen: Genau dessen Tests scheitern.',
  engines: { 'browser-node': 'Eingebettete Engine', webcontainer: 'WebContainer', node: 'Dein eigenes Node' },
};

export const bench: typeof en.bench = {
  title: 'Benchmark',
  stopped: 'Du hast diesen Benchmark gestoppt.',
  measuring: 'Messung läuft',
  earlier: (when) => `Von einem früheren Besuch, ${when}.`,
  changed: 'Dein Code hat sich seit diesem Benchmark geändert.',
  equal: 'Beide Seiten gaben gleiche Antworten.',
  warnings: 'Warnungen',
  cores: (count) => `${count} ${count === 1 ? 'Kern' : 'Kerne'}`,
  gauges: 'Messwerte',
  range: (least, greatest) => `${least} bis ${greatest}`,
  figures: 'Zahlen',
  lower: (metric, unit) => `${metric} in ${unit}; weniger ist besser`,
  higher: (metric, unit) => `${metric} in ${unit}; mehr ist besser`,
  side: 'Seite',
  median: 'Median',
  deviation: 'Median der absoluten Abweichungen',
  samples: 'Messungen',
};

export const timeline: typeof en.timeline = {
  title: 'Zeitleiste',
  none: 'Keine Zeitleiste: WebContainer sagen nicht, was ihre Threads tun.',
  loading: 'Lädt.',
};
