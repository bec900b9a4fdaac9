/** The picture of a reader's best ratios. */
export const benchRatios = {
  picture: (count: number): string => `Best ratios of ${count} benchmarks`,
};
