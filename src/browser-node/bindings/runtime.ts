/**
 * Small bindings that connect Node's library to the event loop and the error path: task_queue, timers, errors,
 * trace_events, async_context_frame, symbols.
 */
import { describeValue } from '../process/describe-value.ts';
import { activity } from '../process/activity.ts';
import { getFrame, setFrame } from '../process/async-context.ts';
import type { ProcessContext } from '../process/context.ts';
import { host } from '../process/host-globals.ts';
import type { TimerCallbacks } from '../process/phases.ts';
import { errorPosition, sourceLineOf } from '../process/stack-trace.ts';

type Binding = Record<string, unknown>;

export function createTaskQueueBinding(context: ProcessContext): Binding {
  const { loop } = context;
  return {
    tickInfo: loop.tickInfo,
    promiseRejectEvents: context.facts.bindings['task_queue']?.['promiseRejectEvents'],
    // The browser's own checkpoint runs them: see process/loop.ts.
    runMicrotasks: () => undefined,
    setTickCallback: (callback: () => void) => {
      loop.tickCallback = callback;
    },
    enqueueMicrotask: (callback: () => void) => {
      activity.microtasks = true;
      host.queueMicrotask(() => {
        try {
          callback();
        } catch (error) {
          loop.onUncaught(error, false);
        }
      });
    },
    setPromiseRejectCallback: (callback: (type: number, promise: Promise<unknown>, reason: unknown) => void) => {
      context.onPromiseReject = callback;
    },
  };
}

export function createTimersBinding(context: ProcessContext): Binding {
  const { loop } = context;
  return {
    setupTimers: (
      processImmediate: TimerCallbacks['processImmediate'],
      processTimers: TimerCallbacks['processTimers'],
    ) => {
      loop.phases.timers = { processImmediate, processTimers };
    },
    scheduleTimer: (ms: number) => {
      loop.scheduleTimer(ms);
    },
    toggleTimerRef: (on: boolean) => {
      if (!on) loop.poke();
    },
    toggleImmediateRef: () => {
      loop.poke();
    },
    getLibuvNow: () => loop.now(),
    immediateInfo: loop.phases.immediateInfo,
    timeoutInfo: loop.phases.timeoutInfo,
    /** Asked by the patched library between two callbacks. */
    mustYield: () => loop.mustYield(),
  };
}

export function createErrorsBinding(context: ProcessContext): Binding {
  return {
    exitCodes: context.facts.bindings['errors']?.['exitCodes'],
    setPrepareStackTraceCallback: () => undefined,
    setGetSourceMapErrorSource: () => undefined,
    setSourceMapsEnabled: () => undefined,
    setMaybeCacheGeneratedSourceMap: () => undefined,
    setEnhanceStackForFatalException: () => undefined,
    noSideEffectsToString: describeValue,
    triggerUncaughtException: (error: unknown, fromPromise: boolean) => {
      context.loop.onUncaught(error, fromPromise);
    },
    getErrorSourcePositions: (error: object) => {
      const position = errorPosition(context.requireBuiltin('internal/errors'), error);
      if (position === undefined) return {};
      const { file, line, column } = position;
      try {
        const sourceLine = sourceLineOf(file, line, (path) => context.vfs.readFile(path));
        return { sourceLine, scriptResourceName: file, lineNumber: line, startColumn: column - 1 };
      } catch {
        return {};
      }
    },
  };
}

export function createTraceEventsBinding(): Binding {
  return {
    available: false,
    trace: () => undefined,
    isTraceCategoryEnabled: () => false,
    setTraceCategoryStateUpdateHandler: () => undefined,
    getCategoryEnabledBuffer: () => new Uint8Array(1),
    getEnabledCategories: () => undefined,
    CategorySet: class CategorySet {
      enable(): void {
        throw unavailable('trace events');
      }
      disable(): void {
        // nothing was enabled
      }
    },
  };
}

export function createAsyncContextFrameBinding(): Binding {
  return { getContinuationPreservedEmbedderData: getFrame, setContinuationPreservedEmbedderData: setFrame };
}

/** The error for what a browser cannot do: Node's own code for a feature its platform lacks. */
export function unavailable(feature: string): Error {
  const error = new Error(`${feature}: not available in the in-page Node.js`);
  return Object.assign(error, { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
}
