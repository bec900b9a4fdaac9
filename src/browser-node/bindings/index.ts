/** `internalBinding(name)`: finds the factory of each binding and makes it once. */
import type { ProcessContext } from '../process/context.ts';
import { createAsyncWrapBinding } from './async-wrap.ts';
import { createBlobBinding } from './blob.ts';
import { createBufferBinding } from './text/buffer.ts';
import { createContextifyBinding } from './vm/contextify.ts';
import { createFsBinding } from './fs/fs.ts';
import { createFsDirBinding } from './fs/fs-dir.ts';
import { createFsEventWrapBinding } from './fs/fs-event-wrap.ts';
import type { Messaging } from './messaging/messaging.ts';
import { createModuleWrapBinding, type ModuleHooks } from './modules/module-wrap.ts';
import { createCjsLexerBinding, createModulesBinding } from './modules/modules.ts';
import { createPerformanceBinding } from './perf/performance.ts';
import { createProcessMethodsBinding } from './process-methods.ts';
import {
  createAsyncContextFrameBinding,
  createErrorsBinding,
  createTaskQueueBinding,
  createTimersBinding,
  createTraceEventsBinding,
} from './runtime.ts';
import { createReportBinding } from './perf/report.ts';
import { createSerdesBinding } from './serdes/serdes.ts';
import {
  createConfigBinding,
  createCredentialsBinding,
  createOptionsBinding,
  createOsBinding,
  createPermissionBinding,
  createUvBinding,
} from './system.ts';
import { createStreamWrapBinding, StreamEnvironment } from './streams/stream-environment.ts';
import { createEncodingBinding, createIcuBinding, createStringDecoderBinding } from './text/text.ts';
import { createUnavailableBinding } from './unavailable.ts';
import { HandleEnvironment } from './streams/handle-wrap.ts';
import { createSignalWrapBinding } from './child-process/signal-wrap.ts';
import { createUrlBinding } from './text/url.ts';
import { createUrlPatternBinding } from './text/url-pattern.ts';
import { createUtilBinding } from './util.ts';
import { createV8Binding } from './perf/v8.ts';
import { valueTypes } from './value-types.ts';
import { createWorkerBinding } from './worker.ts';

type Binding = Record<string, unknown>;

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

export interface BindingSet {
  get(name: string): Binding;
  readonly loaded: ReadonlyMap<string, Binding>;
}

export function createBindings(context: ProcessContext, messaging: Messaging, builtins: Binding): BindingSet {
  const hooks: ModuleHooks = { initializeImportMeta: undefined, importModuleDynamically: undefined };
  const noop = (): undefined => undefined;

  const fsOptions = {
    stdio: context.stdio,
  };

  const streams = once(() => {
    const handles = new HandleEnvironment(context, get('async_wrap'));
    context.handles = handles;
    return new StreamEnvironment(handles);
  });
  context.streams = streams;
  const factories: Record<string, () => Binding> = {
    async_context_frame: createAsyncContextFrameBinding,
    async_wrap: () => createAsyncWrapBinding(context),
    blob: () => createBlobBinding(context),
    buffer: () => createBufferBinding(context),
    builtins: () => builtins,
    cjs_lexer: createCjsLexerBinding,
    config: createConfigBinding,
    constants: () => ({ ...context.facts.bindings['constants'] }),
    contextify: () => createContextifyBinding(context, hooks),
    credentials: () => createCredentialsBinding(context),
    diagnostics_channel: () => ({ linkNativeChannel: noop, subscribers: new Uint32Array(64) }),
    encoding_binding: createEncodingBinding,
    errors: () => createErrorsBinding(context),
    fs: () => createFsBinding(context, fsOptions),
    fs_dir: () => createFsDirBinding(context, fsOptions),
    fs_event_wrap: () => createFsEventWrapBinding(context, fsOptions),
    icu: () => createIcuBinding(context),
    messaging: () => messaging.binding,
    mksnapshot: () => ({
      isBuildingSnapshotBuffer: new Uint8Array(1),
      setSerializeCallback: noop,
      setDeserializeCallback: noop,
      setDeserializeMainFunction: noop,
      runEmbedderPreload: noop,
      compileSerializeMain: noop,
      anonymousMainPath: '__node_anonymous_main',
    }),
    module_wrap: () => createModuleWrapBinding(context, hooks),
    modules: () => createModulesBinding(context),
    options: () => createOptionsBinding(context),
    os: createOsBinding,
    performance: () => createPerformanceBinding(context),
    permission: createPermissionBinding,
    process_methods: () => createProcessMethodsBinding(context),
    report: () => createReportBinding(context),
    serdes: createSerdesBinding,
    signal_wrap: () => createSignalWrapBinding(context),
    stream_wrap: () => createStreamWrapBinding(streams()),
    string_decoder: () => createStringDecoderBinding(context),
    symbols: () => ({ ...context.symbols.perIsolate }),
    task_queue: () => createTaskQueueBinding(context),
    timers: () => createTimersBinding(context),
    trace_events: createTraceEventsBinding,
    // The page has no terminal.
    tty_wrap: () => ({ ...createUnavailableBinding(context, 'tty_wrap'), isTTY: () => false }),
    types: () => valueTypes,
    url: () => createUrlBinding(context),
    url_pattern: () => createUrlPatternBinding(context),
    util: () => createUtilBinding(context),
    uv: () => createUvBinding(context),
    v8: () => createV8Binding(context),
    wasm_web_api: () => ({ setImplementation: noop }),
    worker: () => createWorkerBinding(context, messaging),
  };

  const loaded = new Map<string, Binding>();
  function get(name: string): Binding {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const binding =
      factories[name]?.() ??
      context.library.binding(name)?.(context, messaging) ??
      createUnavailableBinding(context, name);
    loaded.set(name, binding);
    return binding;
  }
  return { loaded, get };
}
