import { seededRandom } from '../../../src/bench/random.ts';

/** How figures of one and the same function scatter. */
export interface NoiseModel {
  /** Standard deviation of the logarithm: 0.1 is a scatter of about 10 %. */
  sigma: number;
  /** Part of the samples that something else disturbed; each takes up to three times as long. */
  outliers: number;
  /** The machine gets slower or faster in the course of a run, by at most this part, in a straight line. */
  drift: number;
}

/** Times of a program on a machine that also does other things. */
export const EVERYDAY: NoiseModel = { sigma: 0.1, outliers: 0.05, drift: 0.3 };

/**
 * The samples of one simulated bench, taken in rounds as the harness takes them: one sample of each side a round, in random order.
 * Log-normal around the side's median, with outliers, on a machine that drifts meanwhile.
 *
 * @param effect how many times faster the candidate really is
 */
export function simulate(seed: number, rounds: number, effect: number, { sigma, outliers, drift }: NoiseModel) {
  const random = seededRandom(Math.imul(seed + 1, 0x9e3779b1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const change = drift * (2 * random() - 1);
  const samples = { baseline: [] as number[], candidate: [] as number[] };
  const medians = { baseline: 30, candidate: 30 / effect };
  for (let round = 0; round < rounds; round += 1) {
    const order = random() < 0.5 ? (['baseline', 'candidate'] as const) : (['candidate', 'baseline'] as const);
    for (const [position, side] of order.entries()) {
      const machine = 1 + change * ((round + position / 2) / rounds);
      const disturbed = random() < outliers ? 1 + 2 * random() : 1;
      samples[side].push(medians[side] * machine * Math.exp(sigma * normal()) * disturbed);
    }
  }
  return samples;
}

/** Log-normal samples around a median with outliers, without drift. */
export function logNormal(seed: number, count: number, median: number, sigma: number): number[] {
  return simulate(seed, count, 1, { sigma, outliers: 0.05, drift: 0 }).baseline.map((one) => (one * median) / 30);
}
