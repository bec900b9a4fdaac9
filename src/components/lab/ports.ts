import { EngineError, type LabEngine } from '../../engines/types.ts';
import { runMessage } from '../../grader/messages.ts';
import type { LabPackage, LabSummary } from '../../lab/session/package.ts';
import type { SessionPorts } from '../../lab/session/ports.ts';

const engines = import.meta.glob<{ createEmbeddedEngine(): LabEngine }>('../../engines/index.ts');
const graders = import.meta.glob<Pick<SessionPorts, 'grade'>>('./grading.ts');
const benches = import.meta.glob<Pick<SessionPorts, 'bench'>>('./benching.ts');

/** Connects a session to this browser. Engine, grader, benchmark and store are loaded when first used. */
export function browserPorts(lab: LabSummary): SessionPorts {
  let engine: Promise<LabEngine> | undefined;
  return {
    loadPackage: () => fetchPackage(lab),
    openProgress: async () => (await import('../../progress/index.ts')).openProgress(),
    async engine(signal, onStep) {
      engine ??= first(engines).then((module) => module.createEmbeddedEngine());
      try {
        const ready = await engine;
        await ready.boot(signal, onStep);
        return ready;
      } catch (error) {
        engine = undefined;
        throw error;
      }
    },
    grade: async (...args) => (await first(graders)).grade(...args),
    bench: async (...args) => (await first(benches)).bench(...args),
    explain,
  };
}

/** Our own errors are sentences for readers already; an engine that fails to start says so in the words of a run's results. */
function explain(error: unknown): string {
  if (error instanceof EngineError) return runMessage('boot', { detail: error.message });
  return error instanceof Error ? error.message : String(error);
}

async function fetchPackage({ slug }: LabSummary): Promise<LabPackage> {
  const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/labs/${slug}/lab.json`);
  if (!response.ok) throw new Error(`The lab could not be loaded (HTTP ${response.status}). Reload the page.`);
  return (await response.json()) as LabPackage;
}

async function first<T>(modules: Record<string, () => Promise<T>>): Promise<T> {
  const load = Object.values(modules)[0];
  if (!load) throw new Error('This build has no engine. Run npm run build again.');
  return load();
}
