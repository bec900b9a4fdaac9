/** Modules of Node's library that are replaced whole, because the original stands on something a browser has not. */
import * as acorn from 'acorn';

/** A built-in module's body: the parameters Node's loader passes. */
type ModuleBody = (exports: object, require: (id: string) => unknown, module: { exports: unknown }) => unknown;

interface MessageEventInit {
  data?: unknown;
  origin?: string;
  lastEventId?: string;
  source?: unknown;
  ports?: unknown[];
}

/** What Node's library takes from undici, beside MessageEvent. */
const LAZY = [
  'fetch',
  'FormData',
  'Headers',
  'Request',
  'Response',
  'CloseEvent',
  'EventSource',
  'WebSocket',
  'EnvHttpProxyAgent',
  'setGlobalDispatcher',
  'getGlobalDispatcher',
] as const;

/** Undici is large: every thread needs MessageEvent, and the rest is loaded when a program first asks for it. */
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

  const lazy = (name: string): PropertyDescriptor => ({
    configurable: true,
    enumerable: true,
    get: () => (require('internal/deps/undici/full') as Record<string, unknown>)[name],
  });
  module.exports = Object.defineProperties(
    {
      MessageEvent,
      createFastMessageEvent: (type: string, init: MessageEventInit) => new MessageEvent(type, init),
    },
    Object.fromEntries(LAZY.map((name) => [name, lazy(name)])),
  );
};

export const overrides: Readonly<Record<string, ModuleBody>> = {
  'internal/deps/undici/undici': undici,
  'internal/deps/acorn/acorn/dist/acorn': (_exports, _require, module) => {
    module.exports = acorn;
  },
};
