import type { ProcessContext } from '../../process/context.ts';
import { browserMemory } from '../process-methods.ts';
import { unavailable } from '../runtime.ts';

/** `internalBinding('v8')`: heap figures as far as the browser gives them (Chromium: whole bytes, coarse; others: 0). */
export function createV8Binding(context: ProcessContext): Record<string, unknown> {
  const facts = context.facts.bindings['v8'] ?? {};
  const index = (name: string): number => (facts[name] as number | undefined) ?? 0;
  const heapStatisticsBuffer = new Float64Array(((facts['heapStatisticsBuffer'] as number[] | undefined) ?? []).length);
  return {
    ...facts,
    heapStatisticsBuffer,
    heapCodeStatisticsBuffer: new Float64Array(4),
    heapSpaceStatisticsBuffer: new Float64Array(4),
    updateHeapStatisticsBuffer: () => {
      const memory = browserMemory();
      heapStatisticsBuffer[index('kTotalHeapSizeIndex')] = memory.totalJSHeapSize;
      heapStatisticsBuffer[index('kTotalPhysicalSizeIndex')] = memory.totalJSHeapSize;
      heapStatisticsBuffer[index('kUsedHeapSizeIndex')] = memory.usedJSHeapSize;
      heapStatisticsBuffer[index('kHeapSizeLimitIndex')] = memory.jsHeapSizeLimit;
      heapStatisticsBuffer[index('kTotalAvailableSize')] = Math.max(0, memory.jsHeapSizeLimit - memory.usedJSHeapSize);
    },
    updateHeapCodeStatisticsBuffer: () => undefined,
    updateHeapSpaceStatisticsBuffer: () => undefined,
    cachedDataVersionTag: () => 0,
    setFlagsFromString: () => undefined,
    setHeapSnapshotNearHeapLimit: () => undefined,
    isStringOneByteRepresentation: (text: string) => text.split('').every((character) => character.charCodeAt(0) < 256),
    getHashSeed: () => 0n,
    getCppHeapStatistics: () => {
      throw unavailable('v8.getCppHeapStatistics()');
    },
    startCpuProfile: () => {
      throw unavailable('v8.startCpuProfile()');
    },
    stopCpuProfile: () => {
      throw unavailable('v8.stopCpuProfile()');
    },
    GCProfiler: class GCProfiler {
      constructor() {
        throw unavailable('v8.GCProfiler');
      }
    },
  };
}
