import type * as en from '../../en/plots/bench-ratios.ts';

export const benchRatios: typeof en.benchRatios = {
  picture: (count) => `Beste Ergebnisse aus ${count} ${count === 1 ? 'Benchmark' : 'Benchmarks'}`,
};
