// Measures the heap where Node lets a program call the garbage collector; elsewhere there is no meter.

async function collector() {
  try {
    const [{ setFlagsFromString }, { runInNewContext }] = await Promise.all([import('node:v8'), import('node:vm')]);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc');
    return typeof collect === 'function' ? collect : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A function that tells how many bytes of heap and buffers are alive after `work` that were not before: what its answer holds, and
 * what it left behind. Undefined where the collector cannot be called.
 */
export async function heapMeter() {
  const collect = await collector();
  const usage = process.memoryUsage.bind(process);
  if (collect === undefined) return undefined;
  const alive = () => {
    collect();
    const { heapUsed, external } = usage();
    return heapUsed + external;
  };
  return async (work) => {
    const before = alive();
    const answer = await work();
    const bytes = Math.max(0, alive() - before);
    // Alive until it has been weighed.
    return answer === alive ? 0 : bytes;
  };
}
