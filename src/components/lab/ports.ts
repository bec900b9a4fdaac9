import { failureMessage } from '../../engines/messages.ts';
import { EngineError, type LabEngine } from '../../engines/types.ts';
import type { LabPackage, LabSummary } from '../../lab/session/package.ts';
import type { SessionPorts } from '../../lab/session/ports.ts';

/** Connects a session to this browser. Engine, grader, benchmark and store are loaded when first used. */
export function browserPorts(lab: LabSummary): SessionPorts {
  let current: LabEngine | undefined;

  /** Runs `work`; an engine that failed is given up, so that the next run starts a fresh one. */
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof EngineError) {
        void current?.dispose();
        current = undefined;
      }
      throw error;
    }
  }

  return {
    loadPackage: () => fetchPackage(lab),
    openProgress: async () => (await import('../../progress/index.ts')).openProgress(),
    engine: (signal, onStep) =>
      guarded(async () => {
        const { createEmbeddedEngine } = await import('../../engines/index.ts');
        current ??= createEmbeddedEngine();
        await current.boot(signal, onStep);
        return current;
      }),
    grade: (...args) => guarded(async () => (await import('./grading.ts')).grade(...args)),
    bench: (...args) => guarded(async () => (await import('./benching.ts')).bench(...args)),
    explain,
  };
}

/** The reader gets a sentence; the console gets all there is. */
function explain(error: unknown): string {
  console.error(error);
  return failureMessage(error);
}

async function fetchPackage({ slug }: LabSummary): Promise<LabPackage> {
  const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/labs/${slug}/lab.json`).catch(
    () => undefined,
  );
  if (response?.ok) return (await response.json()) as LabPackage;
  throw new Error('The lab could not be downloaded. Check your connection and try again.');
}
