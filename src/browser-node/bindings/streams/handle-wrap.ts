/**
 * What Node's C++ calls AsyncWrap, HandleWrap and ReqWrap: the base of sockets, pipes, parsers and their requests. A handle keeps
 * the process alive while it is active and referenced, a request until it is done; callbacks run in the async context in which
 * the object was made.
 */
import { getFrame, setFrame } from '../../process/async-context.ts';
import type { ProcessContext } from '../../process/context.ts';

type AnyFunction = (...args: never[]) => unknown;

interface AsyncWrapBinding {
  constants: Record<string, number>;
  Providers: Record<string, number>;
  async_hook_fields: Uint32Array;
  async_id_fields: Float64Array;
  async_ids_stack: Float64Array;
  execution_async_resources: unknown[];
  pushAsyncContext(asyncId: number, triggerAsyncId: number): void;
}

/** Errors of libuv by name, as the negative numbers that handles return. */
export type UvErrors = Readonly<Record<string, number>>;

/** What all handles and requests of one process share. */
export class HandleEnvironment {
  readonly context: ProcessContext;
  /** Handles that are not closed, in the order they were made (`process._getActiveHandles()`). */
  readonly handles = new Set<HandleWrap>();
  /** Requests that are under way. */
  readonly requests = new Set<ReqWrap>();
  /** Called when the process ends in an orderly way. */
  readonly onExit: (() => void)[] = [];
  readonly uv: UvErrors;
  readonly ownerSymbol: symbol;
  readonly #hooks: AsyncWrapBinding;
  readonly #stackLength: number;
  readonly #executionId: number;
  readonly #triggerId: number;
  readonly #defaultTriggerId: number;
  readonly #idCounter: number;

  /** `asyncWrap` is `internalBinding('async_wrap')`. */
  constructor(context: ProcessContext, asyncWrap: Record<string, unknown>) {
    this.context = context;
    this.uv = Object.fromEntries(context.facts.uvErrors.map(([errno, [name]]) => [name, errno]));
    this.ownerSymbol = context.symbols.perIsolate['owner_symbol'] as symbol;
    this.#hooks = asyncWrap as unknown as AsyncWrapBinding;
    const { constants } = this.#hooks;
    const index = (name: string): number => constants[name] ?? 0;
    this.#stackLength = index('kStackLength');
    this.#executionId = index('kExecutionAsyncId');
    this.#triggerId = index('kTriggerAsyncId');
    this.#defaultTriggerId = index('kDefaultTriggerAsyncId');
    this.#idCounter = index('kAsyncIdCounter');
  }

  /** Names of the requests and handles that are open and referenced, as `process.getActiveResourcesInfo()` gives them. */
  activeNames(): string[] {
    return [
      ...Array.from(this.requests, (request) => ReqWrap.nameOf(request)),
      ...this.#referenced().map((handle) => HandleWrap.describe(handle).name),
    ];
  }

  /** The objects that own the handles which are open and referenced. */
  activeOwners(): unknown[] {
    return this.#referenced().map((handle) => HandleWrap.describe(handle).owner);
  }

  /** Number of an async provider, for example `TCPWRAP`. */
  provider(name: string): number {
    return this.#hooks.Providers[name] ?? 0;
  }

  /** A new async id and the id of what caused it. */
  newAsyncIds(): [asyncId: number, triggerId: number] {
    const fields = this.#hooks.async_id_fields;
    const asyncId = (fields[this.#idCounter] ?? 0) + 1;
    fields[this.#idCounter] = asyncId;
    const trigger = fields[this.#defaultTriggerId] ?? -1;
    return [asyncId, trigger >= 0 ? trigger : (fields[this.#executionId] ?? 0)];
  }

  /** Runs `callback` with these ids as the execution context. */
  inAsyncContext(asyncId: number, triggerId: number, resource: unknown, callback: () => void): void {
    const hooks = this.#hooks;
    const { async_hook_fields: fields, async_id_fields: ids } = hooks;
    const depth = fields[this.#stackLength] ?? 0;
    hooks.execution_async_resources[depth] = resource;
    hooks.pushAsyncContext(asyncId, triggerId);
    try {
      callback();
    } finally {
      // An exception's way out may have cleared the stack already.
      if ((fields[this.#stackLength] ?? 0) > depth) {
        fields[this.#stackLength] = depth;
        ids[this.#executionId] = hooks.async_ids_stack[depth * 2] ?? 0;
        ids[this.#triggerId] = hooks.async_ids_stack[depth * 2 + 1] ?? 0;
        hooks.execution_async_resources.length = depth;
      }
    }
  }

  #referenced(): HandleWrap[] {
    return [...this.handles].filter((handle) => handle.hasRef());
  }
}

/** An object with an async id. `provider` is its name in `async_wrap.Providers`. */
export class AsyncWrap {
  readonly #env: HandleEnvironment;
  #provider: string;
  #asyncId = 0;
  #triggerId = 0;
  #frame: unknown;
  #resource: unknown;

  constructor(env: HandleEnvironment, provider: string) {
    this.#env = env;
    this.#provider = provider;
    this.resetAsyncWrap(this, provider);
  }

  getAsyncId(): number {
    return this.#asyncId;
  }

  getProviderType(): number {
    return this.#env.provider(this.#provider);
  }

  asyncReset(resource: unknown = this): void {
    this.resetAsyncWrap(resource, this.#provider);
  }

  /** Begins a new life of the object: new ids, and the async context that is current now. */
  protected resetAsyncWrap(resource: unknown, provider: string): void {
    [this.#asyncId, this.#triggerId] = this.#env.newAsyncIds();
    this.#provider = provider;
    this.#frame = getFrame();
    this.#resource = resource;
  }

  /** Runs `callback` as a Node callback in this object's async context. */
  protected makeCallback(callback: () => void): void {
    const env = this.#env;
    env.context.loop.enter(() => {
      const outer = getFrame();
      setFrame(this.#frame);
      try {
        env.inAsyncContext(this.#asyncId, this.#triggerId, this.#resource, callback);
      } finally {
        setFrame(outer);
      }
    });
  }

  /** Calls the function that Node's library has put on this object under `name`; does nothing when there is none. */
  protected callMethod(name: PropertyKey, ...args: unknown[]): void {
    const method = (this as unknown as Record<PropertyKey, unknown>)[name];
    if (typeof method !== 'function') return;
    this.makeCallback(() => {
      (method as AnyFunction).apply(this, args as never[]);
    });
  }
}

/** A libuv handle. */
export class HandleWrap extends AsyncWrap {
  readonly #env: HandleEnvironment;
  /** What `process.getActiveResourcesInfo()` calls it. */
  readonly #resourceName: string;
  #referenced = true;
  #active = false;
  #closing = false;

  constructor(env: HandleEnvironment, provider: string, resourceName: string) {
    super(env, provider);
    this.#env = env;
    this.#resourceName = resourceName;
    env.handles.add(this);
  }

  ref(): void {
    if (this.#referenced || this.#closing) return;
    this.#referenced = true;
    if (this.#active) this.#env.context.loop.ref();
  }

  unref(): void {
    if (!this.#referenced || this.#closing) return;
    this.#referenced = false;
    if (this.#active) this.#env.context.loop.unref();
  }

  hasRef(): boolean {
    return this.#referenced && !this.#closing;
  }

  close(callback?: () => void): void {
    if (this.#closing) return;
    this.setActive(false);
    this.#closing = true;
    this.#env.handles.delete(this);
    this.onClosing();
    this.#env.context.loop.closing(() => {
      if (typeof callback !== 'function') return;
      this.makeCallback(() => {
        callback.call(this);
      });
    });
  }

  /** The handle's name and the object that owns it, for the list of what keeps a process alive. */
  static describe(handle: HandleWrap): { name: string; owner: unknown } {
    const owner = (handle as unknown as Record<symbol, unknown>)[handle.#env.ownerSymbol];
    return { name: handle.#resourceName, owner: owner ?? handle };
  }

  protected get env(): HandleEnvironment {
    return this.#env;
  }

  protected get isClosing(): boolean {
    return this.#closing;
  }

  /** An active handle has something to wait for: it reads, listens or watches. */
  protected setActive(active: boolean): void {
    if (this.#active === active || this.#closing) return;
    this.#active = active;
    if (!this.#referenced) return;
    if (active) this.#env.context.loop.ref();
    else this.#env.context.loop.unref();
  }

  /** Called once, when the handle is closed, before its close callback. */
  protected onClosing(): void {
    // Nothing to let go of.
  }
}

/** A libuv request: made by Node's library, handed to a method, and `oncomplete` when it is done. */
export class ReqWrap extends AsyncWrap {
  declare oncomplete?: (...args: unknown[]) => void;
  readonly #env: HandleEnvironment;
  readonly #resourceName: string;

  constructor(env: HandleEnvironment, provider: string, resourceName: string) {
    super(env, provider);
    this.#env = env;
    this.#resourceName = resourceName;
  }

  /** Marks `request` as under way: until `finish` it keeps the process alive. */
  static start(request: ReqWrap): void {
    if (request.#env.requests.has(request)) return;
    request.#env.requests.add(request);
    request.#env.context.loop.ref();
  }

  /** Ends `request` and calls its `oncomplete` now; use it in a turn of the loop. */
  static finish(request: ReqWrap, ...args: unknown[]): void {
    const { requests, context } = request.#env;
    if (!requests.has(request)) return;
    try {
      request.callMethod('oncomplete', ...args);
    } finally {
      requests.delete(request);
      context.loop.unref();
    }
  }

  /** Ends `request` in a turn of the loop of its own. */
  static finishSoon(request: ReqWrap, ...args: unknown[]): void {
    request.#env.context.loop.soon(() => {
      ReqWrap.finish(request, ...args);
    });
  }

  /** Ends `request` when the poll phase is over, as libuv ends writes and shutdowns. */
  static finishPending(request: ReqWrap, ...args: unknown[]): void {
    request.#env.context.loop.pending(() => {
      ReqWrap.finish(request, ...args);
    });
  }

  static nameOf(request: ReqWrap): string {
    return request.#resourceName;
  }
}
