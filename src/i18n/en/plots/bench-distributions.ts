/** The picture of a benchmark's samples. */
export const benchDistributions = {
  side: (label: string, median: string, unit: string): string => `${label}, median ${median} ${unit}`,
  picture: (metric: string, sides: readonly string[]): string => `Distributions of ${metric}. ${sides.join('. ')}.`,
  samples: (label: string, count: number, least: string, greatest: string, unit: string, median: string): string =>
    `${label}: ${count} samples from ${least} to ${greatest} ${unit}, median ${median}`,
};
