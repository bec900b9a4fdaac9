import { outcome as words } from '#words/lab/outcome.ts';
import type { EngineName } from '../../engines/types.ts';

/** Which engine gave a result, and its version of Node. */
export function engineLabel({ name, node }: { name: EngineName; node: string }): string {
  return `${words.engines[name]}, Node.js ${node}`;
}
