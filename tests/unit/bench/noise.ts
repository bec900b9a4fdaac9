import { seededRandom } from '../../../src/bench/random.ts';

/** Log-normal samples around a median, as times of a program scatter; every twentieth is an outlier of up to 3x. */
export function logNormal(seed: number, count: number, median: number, sigma: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const outlier = random() < 0.05 ? 1 + 2 * random() : 1;
    return median * Math.exp(sigma * normal) * outlier;
  });
}
