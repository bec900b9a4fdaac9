/** Modules of Node's library that are replaced whole, because the original stands on something a browser has not. */
import * as acorn from 'acorn';
import { unavailable } from '../bindings/runtime.ts';

/** A built-in module's body: the parameters Node's loader passes. */
type ModuleBody = (exports: object, require: (id: string) => unknown, module: { exports: unknown }) => unknown;

interface MessageEventInit {
  data?: unknown;
  origin?: string;
  lastEventId?: string;
  source?: unknown;
  ports?: unknown[];
}

/** Of undici only what `worker_threads` needs is here: MessageEvent. `fetch` and its classes arrive with the network bindings. */
const undici: ModuleBody = (_exports, require, module) => {
  const { Event } = require('internal/event_target') as { Event: new (type: string, init?: object) => Event };

  class MessageEvent extends Event {
    readonly data: unknown;
    readonly origin: string;
    readonly lastEventId: string;
    readonly source: unknown;
    readonly ports: unknown[];

    constructor(type: string, init: MessageEventInit = {}) {
      super(type, init);
      this.data = init.data ?? null;
      this.origin = init.origin ?? '';
      this.lastEventId = init.lastEventId ?? '';
      this.source = init.source ?? null;
      this.ports = init.ports ?? [];
    }
  }

  const absent = (name: string): unknown =>
    class {
      constructor() {
        throw unavailable(name);
      }
    };
  module.exports = {
    MessageEvent,
    createFastMessageEvent: (type: string, init: MessageEventInit) => new MessageEvent(type, init),
    fetch: () => Promise.reject(unavailable('fetch()')),
    ...Object.fromEntries(
      ['FormData', 'Headers', 'Request', 'Response', 'CloseEvent', 'EventSource', 'WebSocket'].map((name) => [
        name,
        absent(name),
      ]),
    ),
  };
};

export const overrides: Readonly<Record<string, ModuleBody>> = {
  'internal/deps/undici/undici': undici,
  'internal/deps/acorn/acorn/dist/acorn': (_exports, _require, module) => {
    module.exports = acorn;
  },
};
