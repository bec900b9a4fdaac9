/** How many primes there are from `from` up to, and without, `to`. */
export function countPrimes(from, to) {
  let count = 0;
  next: for (let n = Math.max(from, 2); n < to; n += 1) {
    for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) continue next;
    count += 1;
  }
  return count;
}
