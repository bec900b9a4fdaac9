/** Gil Tene's HdrHistogram, as the C library in Node counts: values are kept to a number of significant figures. */

/** Options of `createHistogram`: the range of values and the significant figures (1 to 5). */
export interface HistogramRange {
  lowest: number;
  highest: number;
  figures: number;
}

/** What `min` is without a value: the largest 64-bit integer. */
const NO_MIN = 9223372036854775807n;

/** `internalBinding('performance').Histogram`: whole numbers, by default nanoseconds. */
export class Histogram {
  readonly #unit: number;
  readonly #half: number;
  readonly #subBuckets: number;
  readonly #length: number;
  #counts = new Map<number, number>();
  #total = 0;
  #exceeds = 0;
  #min = Infinity;
  #max = 0;
  #last: number | undefined;

  constructor(lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3) {
    const magnitude = Math.ceil(Math.log2(2 * 10 ** figures));
    this.#unit = 2 ** Math.floor(Math.log2(lowest));
    this.#half = 2 ** (Math.max(magnitude, 1) - 1);
    this.#subBuckets = this.#half * 2;
    let buckets = 1;
    for (let smallest = this.#subBuckets * this.#unit; smallest <= highest; smallest *= 2) buckets++;
    this.#length = (buckets + 1) * this.#half;
  }

  /** The width of the values that are counted together with `value`. */
  #width(value: number): number {
    let width = this.#unit;
    while (value >= width * this.#subBuckets) width *= 2;
    return width;
  }

  #index(value: number): number {
    const width = this.#width(value);
    return Math.log2(width / this.#unit) * this.#half + Math.floor(value / width);
  }

  #lowestOf(index: number): number {
    const bucket = Math.max(0, Math.floor(index / this.#half) - 1);
    return (index - bucket * this.#half) * this.#unit * 2 ** bucket;
  }

  #highestOf(lowest: number): number {
    return lowest + this.#width(lowest) - 1;
  }

  #middleOf(lowest: number): number {
    return lowest + Math.floor(this.#width(lowest) / 2);
  }

  /** Lowest value and count of all that hold something, in their order. */
  #filled(): [lowest: number, count: number][] {
    return [...this.#counts].sort(([a], [b]) => a - b).map(([index, count]) => [this.#lowestOf(index), count]);
  }

  #count(index: number, count: number): void {
    this.#counts.set(index, (this.#counts.get(index) ?? 0) + count);
    this.#total += count;
  }

  record(value: number | bigint): void {
    const number = Number(value);
    const index = this.#index(number);
    if (index >= this.#length) {
      this.#exceeds++;
      return;
    }
    this.#count(index, 1);
    this.#min = Math.min(this.#min, number);
    this.#max = Math.max(this.#max, number);
  }

  /** Records the nanoseconds since it was called last; false the first time. */
  delta(time: number): boolean {
    const last = this.#last;
    this.#last = time;
    if (last === undefined) return false;
    this.record(Math.max(1, Math.round(time - last)));
    return true;
  }

  add(other: Histogram): number {
    for (const [lowest, count] of other.#filled()) {
      const value = other.#middleOf(lowest);
      const index = this.#index(value);
      if (index < this.#length) this.#count(index, count);
      else this.#exceeds += count;
    }
    this.#min = Math.min(this.#min, other.#min);
    this.#max = Math.max(this.#max, other.#max);
    this.#exceeds += other.#exceeds;
    return this.#total;
  }

  count(): number {
    return this.#total;
  }

  countBigInt(): bigint {
    return BigInt(this.#total);
  }

  exceeds(): number {
    return this.#exceeds;
  }

  exceedsBigInt(): bigint {
    return BigInt(this.#exceeds);
  }

  min(): number {
    return Number(this.minBigInt());
  }

  minBigInt(): bigint {
    return this.#total === 0 ? NO_MIN : BigInt(this.#lowestOf(this.#index(this.#min)));
  }

  max(): number {
    return this.#total === 0 ? 0 : this.#highestOf(this.#lowestOf(this.#index(this.#max)));
  }

  maxBigInt(): bigint {
    return BigInt(this.max());
  }

  mean(): number {
    const sum = this.#filled().reduce((total, [lowest, count]) => total + count * this.#middleOf(lowest), 0);
    return this.#total === 0 ? NaN : sum / this.#total;
  }

  stddev(): number {
    const mean = this.mean();
    const squares = this.#filled().reduce(
      (sum, [lowest, count]) => sum + count * (this.#middleOf(lowest) - mean) ** 2,
      0,
    );
    return Math.sqrt(squares / this.#total);
  }

  percentile(percentile: number): number {
    const wanted = Math.max(1, Math.floor((Math.min(percentile, 100) / 100) * this.#total + 0.5));
    let seen = 0;
    for (const [lowest, count] of this.#filled()) {
      seen += count;
      if (seen >= wanted) return percentile === 0 ? lowest : this.#highestOf(lowest);
    }
    return 0;
  }

  percentileBigInt(percentile: number): bigint {
    return BigInt(this.percentile(percentile));
  }

  /** Half the distance to 100 at each step, as `hdr_iter_percentile` goes with one tick for each half. */
  #steps(): [percentile: number, value: number][] {
    const steps: [number, number][] = [];
    let next = 0;
    let seen = 0;
    let last = 0;
    for (const [lowest, count] of this.#filled()) {
      seen += count;
      last = lowest;
      while (next <= (100 * seen) / this.#total) {
        steps.push([next, lowest]);
        next += 100 / 2 ** (Math.trunc(Math.log(100 / (100 - next)) / Math.log(2)) + 1);
        if (seen === this.#total) break;
      }
    }
    steps.push([100, last]);
    return steps;
  }

  percentiles(map: Map<number, number>): void {
    for (const [percentile, value] of this.#steps()) map.set(percentile, value);
  }

  percentilesBigInt(map: Map<number, bigint>): void {
    for (const [percentile, value] of this.#steps()) map.set(percentile, BigInt(value));
  }

  reset(): void {
    this.#counts = new Map();
    this.#total = 0;
    this.#exceeds = 0;
    this.#min = Infinity;
    this.#max = 0;
    this.#last = undefined;
  }
}
