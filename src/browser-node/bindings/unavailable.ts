/**
 * Bindings the engine does not have. Their constants and names are there, so that Node's library loads; calling any of them
 * throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM with the name of what is missing.
 */
import type { ProcessContext } from '../process/context.ts';
import { unavailable } from './runtime.ts';

export function createUnavailableBinding(context: ProcessContext, name: string): Record<string, unknown> {
  const binding: Record<string, unknown> = { ...context.facts.bindings[name] };
  for (const key of context.facts.functions[name] ?? []) {
    binding[key] = {
      [key]: class {
        constructor() {
          throw unavailable(`${name}.${key}`);
        }
      },
    }[key];
    if (/^[a-z]/.test(key)) {
      binding[key] = () => {
        throw unavailable(`${name}.${key}()`);
      };
    }
  }
  return binding;
}
