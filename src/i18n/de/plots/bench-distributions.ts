import type * as en from '../../en/plots/bench-distributions.ts';

export const benchDistributions: typeof en.benchDistributions = {
  side: (label, median, unit) => `${label}, Median ${median} ${unit}`,
  picture: (metric, sides) => `Verteilungen von ${metric}. ${sides.join('. ')}.`,
  samples: (label, count, least, greatest, unit, median) =>
    `${label}: ${count} Messungen von ${least} bis ${greatest} ${unit}, Median ${median}`,
};
