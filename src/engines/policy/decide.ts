import type { EngineChoice, PageEngineName } from './choice.ts';
import type { BootStep, EngineFailureKind, Remedy } from '../types.ts';

/** Capability that grading needs of every engine, whatever a lab requires. */
export const GRADING = 'node-test';

/** What a lab asks of the engine it runs on. */
export interface LabWishes {
  /** Capabilities that its tasks require. */
  requires: readonly string[];
  /** The engine it was written for, if it is not at home on both. `reason` is a sentence for readers. */
  engine?: { name: PageEngineName; rule: 'prefer' | 'require'; reason: string };
}

/** Where the WebContainer stands. `off`: the site's owner does not use them. */
export type ContainerState =
  | { status: 'off' | 'idle' }
  | { status: 'booting'; steps: readonly BootStep[] }
  | { status: 'ready'; steps: readonly BootStep[]; node: string; features: Readonly<Record<string, boolean>> }
  | { status: 'failed'; steps: readonly BootStep[]; kind: EngineFailureKind; remedy: Remedy };

/** Why an engine was chosen; each has its sentence in `words.ts`. */
export type Reason =
  | 'pinned'
  | 'pinned-off'
  | 'lab-requires'
  | 'lab-requires-off'
  | 'lab-prefers'
  | 'off'
  | 'not-started'
  | 'booting'
  | 'failed'
  | 'lacks'
  | 'covers';

/** What the next run uses, and why. */
export interface Decision {
  engine: PageEngineName;
  reason: Reason;
  /** For `lacks`: what the WebContainer cannot do. When it was pinned: what this lab will have to skip. */
  missing: readonly string[];
}

interface Situation {
  choice: EngineChoice;
  lab: LabWishes;
  container: ContainerState;
  /** What the embedded engine can do. */
  embedded: Readonly<Record<string, boolean>>;
}

/**
 * Which engine the next run uses. A reader's pin comes first, then what the lab requires or prefers, and else the WebContainer as
 * soon as it is ready, but never where a task that the embedded engine can grade would have to be skipped.
 */
export function decideEngine({ choice, lab, container, embedded }: Situation): Decision {
  const wish = lab.engine;
  if (choice === 'browser-node') return { engine: 'browser-node', reason: 'pinned', missing: lacking(lab, embedded) };
  if (choice === 'webcontainer') {
    if (container.status === 'off') return { engine: 'browser-node', reason: 'pinned-off', missing: [] };
    const missing = container.status === 'ready' ? lacking(lab, container.features) : [];
    return { engine: 'webcontainer', reason: 'pinned', missing };
  }
  if (wish?.rule === 'require') {
    if (wish.name === 'browser-node') return { engine: 'browser-node', reason: 'lab-requires', missing: [] };
    if (container.status === 'off') return { engine: 'browser-node', reason: 'lab-requires-off', missing: [] };
    return { engine: 'webcontainer', reason: 'lab-requires', missing: [] };
  }
  if (wish?.name === 'browser-node') return { engine: 'browser-node', reason: 'lab-prefers', missing: [] };
  if (container.status !== 'ready') return { engine: 'browser-node', reason: WAITING[container.status], missing: [] };

  const here = lacking(lab, embedded);
  const worse = lacking(lab, container.features).filter((name) => !here.includes(name));
  if (worse.length > 0) return { engine: 'browser-node', reason: 'lacks', missing: worse };
  return { engine: 'webcontainer', reason: wish === undefined ? 'covers' : 'lab-prefers', missing: [] };
}

const WAITING = { off: 'off', idle: 'not-started', booting: 'booting', failed: 'failed' } as const;

/** What the lab, and grading itself, need and an engine does not have. */
function lacking(lab: LabWishes, features: Readonly<Record<string, boolean>>): string[] {
  return [GRADING, ...lab.requires].filter((name) => features[name] !== true);
}

/** Whether a WebContainer is worth booting at all. */
export function wantsContainer({ choice, lab, container }: Pick<Situation, 'choice' | 'lab' | 'container'>): boolean {
  if (container.status !== 'idle' || choice === 'browser-node') return false;
  return choice === 'webcontainer' || lab.engine?.name !== 'browser-node';
}
