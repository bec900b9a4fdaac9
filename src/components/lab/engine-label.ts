import type { EngineName } from '../../engines/types.ts';

const names: Readonly<Record<EngineName, string>> = {
  'browser-node': 'Embedded engine',
  webcontainer: 'WebContainer',
  node: 'Your own Node',
};

/** Which engine gave a result, and its version of Node. */
export function engineLabel({ name, node }: { name: EngineName; node: string }): string {
  return `${names[name]}, Node.js ${node}`;
}
