let latest = 0n;

/** The time for file stamps: nanoseconds since 1970, never running backwards within one realm. */
export function nowNanoseconds(): bigint {
  const fraction = performance.now() % 1;
  const time = BigInt(Date.now()) * 1_000_000n + BigInt(Math.floor(fraction * 1e6));
  if (time > latest) latest = time;
  return latest;
}
