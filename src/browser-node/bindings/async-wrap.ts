import type { ProcessContext } from '../process/context.ts';

/** `internalBinding('async_wrap')`: the ids and the context stack, in the layout of Node's src/env.h. */
export function createAsyncWrapBinding(context: ProcessContext): Record<string, unknown> {
  const facts = context.facts.bindings['async_wrap'] ?? {};
  const constants = facts['constants'] as Record<string, number>;
  const index = (name: string): number => constants[name] ?? 0;
  const kStackLength = index('kStackLength');
  const kExecutionAsyncId = index('kExecutionAsyncId');
  const kTriggerAsyncId = index('kTriggerAsyncId');

  const fields = new Uint32Array((facts['async_hook_fields'] as number[]).length);
  const ids = new Float64Array((facts['async_id_fields'] as number[]).length);
  ids[index('kAsyncIdCounter')] = 1;
  ids[index('kDefaultTriggerAsyncId')] = -1;
  ids[kExecutionAsyncId] = 1;
  fields[index('kCheck')] = 1;
  const resources: unknown[] = [];
  let promiseHooks: unknown[] = [undefined, undefined, undefined, undefined];

  const clear = (): void => {
    fields[kStackLength] = 0;
    ids[kExecutionAsyncId] = 0;
    ids[kTriggerAsyncId] = 0;
    resources.length = 0;
  };
  const binding = {
    constants,
    Providers: facts['Providers'],
    async_hook_fields: fields,
    async_id_fields: ids,
    /** Pairs of ids; `internal/async_hooks` reads and writes it directly and calls `pushAsyncContext` when it is full. */
    async_ids_stack: new Float64Array(64),
    execution_async_resources: resources,
    setupHooks: () => undefined,
    setCallbackTrampoline: () => undefined,
    registerDestroyHook: () => undefined,
    queueDestroyAsyncId: () => undefined,
    setPromiseHooks: (...hooks: unknown[]) => {
      promiseHooks = hooks;
    },
    getPromiseHooks: () => promiseHooks,
    executionAsyncResource: (at: number) => resources[at],
    clearAsyncIdStack: clear,
    pushAsyncContext: (asyncId: number, triggerAsyncId: number) => {
      const offset = fields[kStackLength] ?? 0;
      if (offset * 2 >= binding.async_ids_stack.length) {
        const grown = new Float64Array(binding.async_ids_stack.length * 3);
        grown.set(binding.async_ids_stack);
        binding.async_ids_stack = grown;
      }
      binding.async_ids_stack[offset * 2] = ids[kExecutionAsyncId] ?? 0;
      binding.async_ids_stack[offset * 2 + 1] = ids[kTriggerAsyncId] ?? 0;
      fields[kStackLength] = offset + 1;
      ids[kExecutionAsyncId] = asyncId;
      ids[kTriggerAsyncId] = triggerAsyncId;
    },
    // Reached only when the stack is out of balance after an exception; Node aborts there, we start over.
    popAsyncContext: () => {
      clear();
      return false;
    },
  };
  return binding;
}
