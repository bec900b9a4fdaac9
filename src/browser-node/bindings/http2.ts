/**
 * `internalBinding('http2')` without nghttp2: constants, names of headers and default settings, which libraries read when they load.
 * Sessions are refused.
 */
import type { ProcessContext } from '../process/context.ts';
import { unavailable } from './runtime.ts';
import { createUnavailableBinding } from './unavailable.ts';

export function createHttp2Binding(context: ProcessContext): Record<string, unknown> {
  const facts = context.facts.bindings['http2'];
  const numbers = (name: string): readonly number[] => (facts?.[name] ?? []) as readonly number[];
  const settingsBuffer = new Uint32Array(numbers('settingsBuffer'));
  return {
    ...createUnavailableBinding(context, 'http2'),
    settingsBuffer,
    optionsBuffer: new Uint32Array(numbers('optionsBuffer')),
    sessionState: new Float64Array(numbers('sessionState')),
    streamState: new Float64Array(numbers('streamState')),
    sessionStats: new Float64Array(numbers('sessionStats')),
    streamStats: new Float64Array(numbers('streamStats')),
    setCallbackFunctions: () => undefined,
    refreshDefaultSettings: () => {
      settingsBuffer.set(numbers('settingsBuffer'));
    },
    /** Called by the patched library: see build/patches.ts. */
    refuse: (what: string) => {
      throw unavailable(`http2.${what.replace(/\(.*/, '()')}`);
    },
  };
}
