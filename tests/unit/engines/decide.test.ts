import { describe, expect, it } from 'vitest';
import { parseChoice } from '../../../src/engines/policy/choice.ts';
import {
  decideEngine,
  wantsContainer,
  type ContainerState,
  type LabWishes,
} from '../../../src/engines/policy/decide.ts';
import { engineAdvice, engineLine } from '../../../src/engines/policy/words.ts';

const embedded = { 'node-test': true, worker_threads: true, fs: true };
const ready = (features: Record<string, boolean> = {}): ContainerState => ({
  status: 'ready',
  steps: [],
  node: '22.22.0',
  features: { ...embedded, cluster: true, ...features },
});
const failed: ContainerState = { status: 'failed', steps: [], kind: 'timeout', remedy: 'reload' };
const lab = (requires: string[] = [], engine?: LabWishes['engine']): LabWishes =>
  engine === undefined ? { requires } : { requires, engine };
const wish = (name: 'browser-node' | 'webcontainer', rule: 'prefer' | 'require'): LabWishes =>
  lab([], { name, rule, reason: 'It says why.' });
const decide = (choice: unknown, wishes: LabWishes, container: ContainerState): string => {
  const { engine, reason } = decideEngine({ choice: parseChoice(choice), lab: wishes, container, embedded });
  return `${engine}: ${reason}`;
};

describe('without a choice, a run gets', () => {
  it.each([
    ['idle', 'not-started'],
    ['off', 'off'],
  ] as const)('the embedded engine while the WebContainer is %s', (status, reason) => {
    expect(decide('auto', lab(), { status })).toBe(`browser-node: ${reason}`);
  });

  it('the embedded engine while the WebContainer boots, and after it failed', () => {
    expect(decide('auto', lab(), { status: 'booting', steps: [] })).toBe('browser-node: booting');
    expect(decide('auto', lab(), failed)).toBe('browser-node: failed');
  });

  it('the WebContainer once it is ready and covers what the lab requires', () => {
    expect(decide('auto', lab(['worker_threads']), ready())).toBe('webcontainer: covers');
    expect(decide('auto', lab(['cluster']), ready())).toBe('webcontainer: covers');
  });

  it('never an engine on which passed tasks would turn into skips', () => {
    expect(decide('auto', lab(['worker_threads']), ready({ worker_threads: false }))).toBe('browser-node: lacks');
    expect(decide('auto', lab(), ready({ 'node-test': false }))).toBe('browser-node: lacks');
  });

  it('the WebContainer where neither covers everything, and it covers more', () => {
    expect(decide('auto', lab(['cluster', 'postgres']), ready())).toBe('webcontainer: covers');
  });
});

describe('a lab', () => {
  it('that requires an engine gets it, also when that means to wait', () => {
    expect(decide('auto', wish('browser-node', 'require'), ready())).toBe('browser-node: lab-requires');
    expect(decide('auto', wish('webcontainer', 'require'), { status: 'idle' })).toBe('webcontainer: lab-requires');
    expect(decide('auto', wish('webcontainer', 'require'), { status: 'off' })).toBe('browser-node: lab-requires-off');
  });

  it('that prefers an engine gets it when it is there', () => {
    expect(decide('auto', wish('browser-node', 'prefer'), ready())).toBe('browser-node: lab-prefers');
    expect(decide('auto', wish('webcontainer', 'prefer'), ready())).toBe('webcontainer: lab-prefers');
    expect(decide('auto', wish('webcontainer', 'prefer'), failed)).toBe('browser-node: failed');
  });
});

describe('a reader’s choice', () => {
  it('comes before what the lab asks for', () => {
    expect(decide('browser-node', wish('webcontainer', 'require'), ready())).toBe('browser-node: pinned');
    expect(decide('webcontainer', wish('browser-node', 'require'), { status: 'idle' })).toBe('webcontainer: pinned');
  });

  it('cannot bring back what the owner turned off', () => {
    expect(decide('webcontainer', lab(), { status: 'off' })).toBe('browser-node: pinned-off');
  });

  it('says which tasks will be skipped', () => {
    const decision = decideEngine({ choice: 'webcontainer', lab: lab(['zlib']), container: ready(), embedded });
    expect(engineLine({ decision, lab: lab(['zlib']), container: ready(), node: '24.0.0' })).toBe(
      'WebContainer, Node.js 22.22.0: you chose it. It lacks zlib: tasks that need it are skipped.',
    );
  });

  it('that nobody knows counts as none', () => {
    expect(parseChoice('webcontainer')).toBe('webcontainer');
    expect(parseChoice({ engine: 'x' })).toBe('auto');
  });
});

it('a WebContainer is booted only where it may be used', () => {
  const wants = (choice: unknown, wishes: LabWishes, container: ContainerState): boolean =>
    wantsContainer({ choice: parseChoice(choice), lab: wishes, container });
  expect(wants('auto', lab(), { status: 'idle' })).toBe(true);
  expect(wants('browser-node', lab(), { status: 'idle' })).toBe(false);
  expect(wants('auto', wish('browser-node', 'prefer'), { status: 'idle' })).toBe(false);
  expect(wants('auto', lab(), { status: 'off' })).toBe(false);
  expect(wants('auto', lab(), failed)).toBe(false);
});

it('a failure has a sentence and something to do, for each of its kinds', () => {
  for (const kind of [
    'unsupported-browser',
    'not-isolated',
    'network',
    'damaged',
    'blocked-storage',
    'licence',
    'timeout',
    'out-of-memory',
    'crash',
  ] as const) {
    const container: ContainerState = { status: 'failed', steps: [], kind, remedy: 'again' };
    const decision = decideEngine({ choice: 'auto', lab: lab(), container, embedded });
    expect(engineLine({ decision, lab: lab(), container, node: '24.0.0' })).toMatch(
      /^Embedded engine, Node\.js 24\.0\.0: everything works on it\. .+\.$/,
    );
    expect(engineAdvice({ container })).toMatch(/\.$/);
  }
});
