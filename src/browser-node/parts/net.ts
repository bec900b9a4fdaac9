/** The part for sockets and child processes: TCP, names, HTTP, pipes. */
import { createCaresWrapBinding } from '../bindings/net/cares-wrap.ts';
import { createHttpParserBinding } from '../bindings/http/http-parser.ts';
import { createIpcSerdesBinding } from '../bindings/child-process/ipc-serdes.ts';
import { KernelPipes } from '../bindings/child-process/pipe-kernel.ts';
import { createPipeWrapBinding } from '../bindings/child-process/pipe-wrap.ts';
import { createProcessWrapBinding } from '../bindings/child-process/process-wrap.ts';
import { createSpawnSyncBinding } from '../bindings/child-process/spawn-sync.ts';
import { createTcpWrapBinding } from '../bindings/net/tcp-wrap.ts';
import { ProcessTable } from '../kernel/process-table.ts';
import type { ProcessContext } from '../process/context.ts';

interface Pipes extends ReturnType<typeof createPipeWrapBinding> {
  kernel: KernelPipes;
}

const made = new WeakMap<ProcessContext, Pipes>();

function pipes(context: ProcessContext): Pipes {
  const known = made.get(context);
  if (known !== undefined) return known;
  const kernel = new KernelPipes(context.kernel, new ProcessTable(context.shared, context.owner));
  const all = { kernel, ...createPipeWrapBinding(context, context.streams(), kernel) };
  made.set(context, all);
  return all;
}

export const bindings = {
  cares_wrap: (context: ProcessContext) => createCaresWrapBinding(context.streams()),
  http_parser: (context: ProcessContext) => createHttpParserBinding(context.streams().handles),
  ipc_serdes: createIpcSerdesBinding,
  pipe_wrap: (context: ProcessContext) => pipes(context).binding,
  process_wrap: (context: ProcessContext) => {
    const { kernel, access } = pipes(context);
    return createProcessWrapBinding(context, context.streams().handles, kernel, access);
  },
  spawn_sync: (context: ProcessContext) =>
    createSpawnSyncBinding(context, pipes(context).kernel, pipes(context).access),
  tcp_wrap: (context: ProcessContext) => createTcpWrapBinding(context.streams()),
};
