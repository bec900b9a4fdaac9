import { session as words } from '#words/lab/session.ts';
import type { LabEngine } from '../../engines/types.ts';
import type { Lesson } from '../../lab/session/lessons.ts';
import type { LabPackage, LabSummary } from '../../lab/session/package.ts';
import type { SessionPorts } from '../../lab/session/ports.ts';
import type { LabEngines } from './engines.ts';

/** Connects a session to this browser. Engines, grader, benchmark and store are loaded when first used. */
export function browserPorts(lab: LabSummary, engines: LabEngines): SessionPorts {
  /** Runs `work` on an engine and hands it back; one that failed is given up, so that the next run starts a fresh one. */
  async function using<T>(engine: LabEngine, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      void engines.release(engine);
      return result;
    } catch (error) {
      void engines.release(engine, error);
      throw error;
    }
  }

  return {
    loadPackage: () => fetchPart<LabPackage>(lab, 'lab'),
    loadSolution: () => fetchPart<Record<string, string>>(lab, 'solution'),
    loadLessons: () => fetchPart<Lesson[]>(lab, 'lessons'),
    openProgress: async () => (await import('../progress/open-progress.ts')).openProgress(),
    engine: (signal, onStep) => engines.take(signal, onStep),
    grade: (engine, ...rest) => using(engine, async () => (await import('./grading.ts')).grade(engine, ...rest)),
    bench: (engine, ...rest) => using(engine, async () => (await import('./benching.ts')).bench(engine, ...rest)),
    explain,
  };
}

/** The reader gets a sentence; the console gets all there is. */
async function explain(error: unknown): Promise<string> {
  console.error(error);
  // Where not even the sentences can be had, nothing can.
  const sentences = await import('../../engines/messages.ts').catch(() => undefined);
  return sentences?.failureMessage(error) ?? words.notDownloaded;
}

/** A part of the lab that its page does not carry. They are files of our own build, so they are what they say. */
async function fetchPart<T>({ slug, whole }: LabSummary, part: 'lab' | 'solution' | 'lessons'): Promise<T> {
  const folder = whole ? 'play' : `labs/${slug}`;
  const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/${folder}/${part}.json`).catch(
    () => undefined,
  );
  if (response?.ok) return (await response.json()) as T;
  throw new Error(words.notDownloaded);
}
