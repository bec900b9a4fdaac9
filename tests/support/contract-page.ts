/** Bundled into the page of contract-pages.ts: the contract, and both engines that run in pages. */
import { BrowserNodeEngine, type EngineAssets } from '../../src/engines/browser-node/engine.ts';
import { CONTRACT, checkCase, type CaseResult } from '../../src/engines/contract/run.ts';
import type { BootStep, LabEngine } from '../../src/engines/types.ts';
import { WebContainerEngine } from '../../src/engines/webcontainer/engine.ts';
import type { ContainerEngine, WebContainerSettings } from '../../src/engines/webcontainer/settings.ts';

/** How a call from outside ended; errors keep what tests look at. */
export type Outcome<T> = { value: T } | { kind: string; remedy: string; message: string };

export type PortEvent = [port: number, open: boolean];

export interface ContractPage {
  useEmbedded(assets: EngineAssets): void;
  useContainer(settings: WebContainerSettings): void;
  boot(): Promise<Outcome<BootStep[]>>;
  check(id: string): Promise<CaseResult>;
  /** Runs a program that is mounted alone; gives what it prints and why it ended. */
  run(text: string, timeoutMs: number): Promise<Outcome<{ printed: string; reason: string }>>;
  /** Keeps what the engine tells of its ports from now on, in `state()`. */
  followPorts(): Promise<void>;
  state(): { healthy: boolean; late: boolean; node: string; features: Record<string, boolean>; ports: PortEvent[] };
}

declare global {
  interface Window {
    contract: ContractPage;
  }
}

let engine: LabEngine | undefined;
let container: ContainerEngine | undefined;
let late = false;
const ports: PortEvent[] = [];

function current(): LabEngine {
  if (engine === undefined) throw new Error('use an engine first');
  return engine;
}

async function outcome<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    const { kind = '', remedy = '', message } = error as { kind?: string; remedy?: string; message: string };
    return { kind, remedy, message };
  }
}

window.contract = {
  useEmbedded(assets) {
    engine = new BrowserNodeEngine(assets);
  },
  useContainer(settings) {
    engine = container = new WebContainerEngine(settings);
    container.onLate = () => (late = true);
  },
  boot: () =>
    outcome(async () => {
      const steps = new Map<string, BootStep>();
      await current().boot(undefined, (step) => steps.set(step.id, step));
      return [...steps.values()];
    }),
  async check(id) {
    const found = CONTRACT.find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no case ${id}`);
    await current().boot();
    return checkCase(current(), found);
  },
  run: (text, timeoutMs) =>
    outcome(async () => {
      const decoder = new TextDecoder();
      let printed = '';
      await current().mount({ 'main.mjs': text });
      const process = await current().spawn('node', ['main.mjs'], {
        limits: { timeoutMs },
        onOutput: ({ bytes }) => (printed += decoder.decode(bytes, { stream: true })),
      });
      return { reason: (await process.exit).reason, printed };
    }),
  async followPorts() {
    await current().onPort?.((port, open) => ports.push([port, open]));
  },
  state: () => ({
    healthy: container?.healthy ?? true,
    late,
    node: current().capabilities().node,
    features: { ...current().capabilities().features },
    ports,
  }),
};
