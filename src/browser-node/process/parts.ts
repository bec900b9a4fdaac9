/**
 * Loads a part of the engine into this Worker while the code that needs it waits: `require()` is synchronous. The kernel has the
 * part's blob URL already, or gets the part from the page; this Worker sleeps until the URL is in shared memory.
 */
import { PartReply, type KernelLink } from '../kernel/protocol.ts';
import { host } from './host-globals.ts';
import type { Part } from './library.ts';

type PartScript = (core: unknown) => Part;

/** Modules of the core that parts use, by path; filled by the entry that build/bundle.ts writes. */
const core: Record<string, unknown> = {};

/**
 * Lends the core's modules to the parts.
 * @public Called by the entry that build/bundle.ts writes.
 */
export function shareModules(modules: Readonly<Record<string, unknown>>): void {
  Object.assign(core, modules);
}

/** @throws {Error} with code ERR_ENGINE_PART_UNAVAILABLE when the page could not fetch it. */
export function loadPart(kernel: KernelLink, name: string): Part {
  const url = askForUrl(kernel, name);
  let script: PartScript | undefined;
  // Readers' code cannot run meanwhile, and finds nothing afterwards.
  Object.defineProperty(globalThis, '__hotpathPart', {
    configurable: true,
    value: (given: PartScript) => {
      script = given;
    },
  });
  try {
    host.importScripts(url);
  } finally {
    Reflect.deleteProperty(globalThis, '__hotpathPart');
  }
  if (script === undefined) throw new Error(`The part "${name}" of the in-page Node.js is not what it should be.`);
  return script(core);
}

/** Taken before a recording watches it: readers' code does not wait here. */
const { wait } = Atomics;

function askForUrl(kernel: KernelLink, name: string): string {
  const reply = new SharedArrayBuffer(PartReply.bytes);
  const words = new Int32Array(reply, 0, 2);
  kernel.post({ type: 'part', name, reply });
  wait(words, PartReply.state, PartReply.waiting);
  const text = new host.TextDecoder().decode(new Uint8Array(reply, PartReply.text).slice(0, words[PartReply.length]));
  if (Atomics.load(words, PartReply.state) === PartReply.loaded) return text;
  const message = `Cannot load the part "${name}" of the in-page Node.js: ${text}`;
  throw Object.assign(new Error(message), { code: 'ERR_ENGINE_PART_UNAVAILABLE' });
}
