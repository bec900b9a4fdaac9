import { check as words } from '#words/engine-check/check.ts';
import { CONTRACT, checkCase } from '../../engines/contract/run.ts';
import { createEmbeddedEngine, createWebContainer } from '../../engines/index.ts';
import { failureMessage } from '../../engines/messages.ts';
import { EXTENDED_PROBES } from '../../engines/probe/extended.ts';
import { FEATURE_PROBES } from '../../engines/probe/features.ts';
import { probeGrading, runProbes } from '../../engines/probe/run.ts';
import { GRADING } from '../../engines/policy/decide.ts';
import type { BootStep, LabEngine } from '../../engines/types.ts';
import type { CheckedEngine, CheckEvent, CheckRow } from './report.ts';

/** An engine to check, or undefined when this site has none of that kind. */
type Make = () => Promise<LabEngine | undefined>;

const ENGINES: Readonly<Record<CheckedEngine, Make>> = {
  'browser-node': async () => createEmbeddedEngine(),
  webcontainer: async () => createWebContainer?.(),
};

/**
 * Checks both engines, one after the other, and tells each result as it comes. Never rejects: an engine that cannot be made
 * ready is a result too.
 */
export async function checkEngines(tell: (event: CheckEvent) => void, signal: AbortSignal): Promise<void> {
  for (const name of ['browser-node', 'webcontainer'] as const) {
    if (signal.aborted) return;
    await checkEngine(name, tell, signal).catch((error: unknown) => {
      console.error(error);
      if (!signal.aborted) tell({ engine: name, failure: failureMessage(error), detail: wordsOf(error) });
    });
  }
}

async function checkEngine(name: CheckedEngine, tell: (event: CheckEvent) => void, signal: AbortSignal): Promise<void> {
  const make = ENGINES[name];
  let engine = await make();
  if (engine === undefined) {
    tell({ engine: name, failure: words.off, detail: 'off' });
    return;
  }
  const row = (result: Omit<CheckRow, 'engine'>): void => tell({ row: { engine: name, ...result } });
  try {
    const steps = new Map<string, BootStep>();
    await engine.boot(signal, (step) => {
      steps.set(step.id, step);
      tell({ engine: name, steps: [...steps.values()] });
    });
    tell({ engine: name, node: engine.capabilities().node });

    for (const probe of [...FEATURE_PROBES, ...EXTENDED_PROBES]) {
      signal.throwIfAborted();
      const { probes } = await runProbes(engine, [probe], 'one');
      const found = probes[probe.id];
      if (found !== undefined)
        row({
          kind: 'probe',
          id: probe.id,
          what: probe.id,
          status: found.ok ? 'pass' : 'fail',
          detail: found.detail,
          ms: found.ms,
        });
    }
    const grading = await probeGrading(engine);
    row({
      kind: 'probe',
      id: GRADING,
      what: GRADING,
      status: grading.ok ? 'pass' : 'fail',
      detail: grading.detail,
      ms: grading.ms,
    });

    for (const one of CONTRACT) {
      signal.throwIfAborted();
      const { id, promise, status, detail, ms } = await checkCase(engine, one);
      row({ kind: 'contract', id, what: promise, status, detail, ms });
      if (status === 'fail' && one.last !== true) {
        // What follows shall not suffer from what was left behind.
        await engine.dispose();
        engine = await make();
        if (engine === undefined) return;
        await engine.boot(signal);
      }
    }
  } finally {
    await engine?.dispose().catch(() => undefined);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
