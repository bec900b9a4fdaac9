/** A Worker's first and only script: prepares Node's realm, waits for the kernel's `start`, then is that process or thread. */
import type { RealmFacts } from '../bindings/types.ts';
import type { KernelLink, KernelMessage } from '../kernel/protocol.ts';
import { host } from './host-globals.ts';
import { prepareInstance } from './instance.ts';
import { Library, type CoreIndex, type PartIndex } from './library.ts';
import { loadPart } from './parts.ts';

/** Put into the bundle by build/build.ts. */
declare const __HOTPATH_CORE_INDEX__: CoreIndex;
declare const __HOTPATH_FACTS__: RealmFacts;
declare const __HOTPATH_PARTS__: PartIndex;

const childHandlers = new Map<number, (message: KernelMessage) => void>();
const handlers = new Map<string, (message: never) => void>();
const kernel: KernelLink = {
  post: (message, transfer) => {
    host.postMessage(message, transfer);
  },
  onChild: (id, handler) => {
    childHandlers.set(id, handler);
  },
  onPipe: () => undefined,
  onParentExit: () => undefined,
  on: (type, handler) => {
    handlers.set(type, handler);
  },
};
let instance: ReturnType<typeof prepareInstance> | undefined;
let failure = 'it was started before it was prepared';

globalThis.addEventListener('message', (event: MessageEvent<KernelMessage>) => {
  const message = event.data;
  switch (message.type) {
    case 'prepare':
      try {
        const load = (name: string) => loadPart(kernel, name);
        const library = new Library(message.library, __HOTPATH_CORE_INDEX__, __HOTPATH_PARTS__, load);
        instance = prepareInstance(message, kernel, library, __HOTPATH_FACTS__);
      } catch (error) {
        failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return;
      }
      kernel.post({ type: 'ready' });
      break;
    case 'start':
      // Said only now: before it is started, a Worker is nobody's and nobody listens.
      if (instance === undefined) kernel.post({ type: 'crash', message: failure });
      else instance.start(message);
      break;
    case 'thread-exit':
    case 'child-exit':
      childHandlers.get(message.id)?.(message);
      childHandlers.delete(message.id);
      break;
    case 'pipe-data':
    case 'pipe-end':
    case 'pipe-drained':
    case 'pipe-broken':
      kernel.onPipe(message);
      break;
    case 'parent-exit':
      kernel.onParentExit();
      break;
    case 'signal':
      instance?.signal(message.number);
      break;
    default:
      handlers.get(message.type)?.(message as never);
  }
});
