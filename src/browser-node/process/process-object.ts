import type { NodeProcess, ProcessContext } from './context.ts';
import { createEnv } from './env.ts';

/** The object the bootstrap scripts turn into `process`: what C++ puts on it before any JavaScript runs. */
export function createProcessObject(context: ProcessContext): NodeProcess {
  const { facts, symbols } = context;
  const constructor = { process: function process() {} }.process as unknown as { prototype: object };
  const prototype = Object.create(Object.prototype) as object;
  Object.defineProperty(prototype, 'constructor', { value: constructor, writable: true, configurable: true });
  constructor.prototype = prototype;
  const process = Object.create(prototype) as NodeProcess;
  process[symbols.private['exit_info_private_symbol'] as symbol] = new Int32Array(3);
  const constants: Record<string, unknown> = {
    version: `v${facts.versions['node'] ?? ''}`,
    versions: facts.versions,
    arch: 'x64',
    platform: 'linux',
    release: facts.release,
  };
  for (const [key, value] of Object.entries(constants)) {
    Object.defineProperty(process, key, { value, enumerable: true, writable: false, configurable: true });
  }
  const env = createEnv();
  process.env = env;
  context.onStart((start) => {
    Object.assign(env, start.env);
    Object.assign(process, { pid: start.pid, ppid: start.ppid });
  });
  process['title'] = 'node';
  process['pid'] = 0;
  process['ppid'] = 0;
  process['execPath'] = '/usr/local/bin/node';
  process['argv'] = ['node'];
  process['execArgv'] = [];
  return process;
}
