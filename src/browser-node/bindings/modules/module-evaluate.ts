/**
 * Evaluation of a module graph: InnerModuleEvaluation, ExecuteAsyncModule and AsyncModuleExecutionFulfilled/Rejected of
 * ECMA-262 (16.2.1.6), so that cycles and top-level await run in the order V8 runs them.
 */
export const Status = { unlinked: 0, linking: 1, linked: 2, evaluating: 3, evaluated: 4, errored: 5 } as const;

/** A top-level await; `line` from 1, `column` from 0. */
export interface AwaitPlace {
  file: string;
  source: string;
  line: number;
  column: number;
}

export interface EvaluableModule {
  status: number;
  error: unknown;
  readonly dependencies: readonly EvaluableModule[];
  readonly hasTopLevelAwait: boolean;
  /** Runs the body; returns a promise only with top-level await. */
  execute(): Promise<void> | undefined;
  /** Where its body waits. */
  awaitPlace(): AwaitPlace | undefined;
  /** Called after the body has run without an error. */
  settled(): void;
  evaluation: Evaluation | undefined;
}

/** The spec's fields of a Cyclic Module Record that only evaluation needs. */
interface Evaluation {
  index: number;
  ancestor: number;
  cycleRoot: EvaluableModule;
  /** Order in which async modules were found; undefined for synchronous ones. */
  asyncOrder: number | undefined;
  pendingDependencies: number;
  parents: EvaluableModule[];
  done: boolean;
  promise: Promise<void> | undefined;
  resolve: (() => void) | undefined;
  reject: ((error: unknown) => void) | undefined;
}

let asyncOrder = 0;

function evaluationOf(module: EvaluableModule): Evaluation {
  return (module.evaluation ??= {
    index: -1,
    ancestor: -1,
    cycleRoot: module,
    asyncOrder: undefined,
    pendingDependencies: 0,
    parents: [],
    done: false,
    promise: undefined,
    resolve: undefined,
    reject: undefined,
  });
}

/** Evaluates `module` and all it needs; the promise settles when all of it has run. */
export function evaluateModule(module: EvaluableModule): Promise<void> {
  if (module.status === Status.errored) return Promise.reject(module.error);
  let root = module;
  if (module.status === Status.evaluated) root = evaluationOf(module).cycleRoot;
  const record = evaluationOf(root);
  if (record.promise !== undefined) return record.promise;
  record.promise = new Promise<void>((resolve, reject) => {
    record.resolve = resolve;
    record.reject = reject;
  });
  const stack: EvaluableModule[] = [];
  try {
    innerEvaluate(root, stack, 0);
    if (record.asyncOrder === undefined || record.done) record.resolve?.();
  } catch (error) {
    for (const entry of stack) {
      entry.status = Status.errored;
      entry.error = error;
    }
    record.reject?.(error);
  }
  return record.promise;
}

function innerEvaluate(module: EvaluableModule, stack: EvaluableModule[], index: number): number {
  if (module.status === Status.errored) throw module.error;
  if (module.status === Status.evaluated || module.status === Status.evaluating) return index;
  const record = evaluationOf(module);
  module.status = Status.evaluating;
  record.index = index;
  record.ancestor = index;
  let next = index + 1;
  stack.push(module);
  for (const dependency of module.dependencies) {
    next = innerEvaluate(dependency, stack, next);
    let required = dependency;
    const inner = evaluationOf(dependency);
    if (dependency.status === Status.evaluating && stack.includes(dependency)) {
      record.ancestor = Math.min(record.ancestor, inner.ancestor);
    } else {
      required = inner.cycleRoot;
      if (required.status === Status.errored) throw required.error;
    }
    const requiredRecord = evaluationOf(required);
    if (requiredRecord.asyncOrder !== undefined && !requiredRecord.done) {
      record.pendingDependencies++;
      requiredRecord.parents.push(module);
    }
  }
  if (record.pendingDependencies > 0 || module.hasTopLevelAwait) {
    record.asyncOrder = asyncOrder++;
    if (record.pendingDependencies === 0) executeAsync(module);
  } else {
    void module.execute();
    module.settled();
  }
  if (record.ancestor === record.index) {
    for (let popped = stack.pop(); popped !== undefined; popped = stack.pop()) {
      const poppedRecord = evaluationOf(popped);
      // `errored` can have been set by a rejection that came synchronously.
      if (popped.status === Status.evaluating) popped.status = Status.evaluated;
      poppedRecord.cycleRoot = module;
      if (popped === module) break;
    }
  }
  return next;
}

/** Modules whose body has begun and waits. */
const waiting = new Set<EvaluableModule>();

/** The top-level awaits that have not been settled. */
export function stalledAwaits(): AwaitPlace[] {
  return [...waiting].flatMap((module) => module.awaitPlace() ?? []);
}

function executeAsync(module: EvaluableModule): void {
  const promise = module.execute();
  if (promise === undefined) {
    fulfilled(module);
    return;
  }
  waiting.add(module);
  promise.then(
    () => {
      waiting.delete(module);
      fulfilled(module);
    },
    (error: unknown) => {
      waiting.delete(module);
      rejected(module, error);
    },
  );
}

function gatherAvailable(module: EvaluableModule, list: Set<EvaluableModule>): void {
  for (const parent of evaluationOf(module).parents) {
    if (list.has(parent) || evaluationOf(evaluationOf(parent).cycleRoot).cycleRoot.status === Status.errored) continue;
    const record = evaluationOf(parent);
    record.pendingDependencies--;
    if (record.pendingDependencies > 0) continue;
    list.add(parent);
    if (!parent.hasTopLevelAwait) gatherAvailable(parent, list);
  }
}

function fulfilled(module: EvaluableModule): void {
  if (module.status === Status.errored) return;
  const record = evaluationOf(module);
  record.done = true;
  module.settled();
  record.resolve?.();
  const available = new Set<EvaluableModule>();
  gatherAvailable(module, available);
  const ordered = [...available].sort((a, b) => (evaluationOf(a).asyncOrder ?? 0) - (evaluationOf(b).asyncOrder ?? 0));
  for (const parent of ordered) {
    if (parent.status === Status.errored) continue;
    if (parent.hasTopLevelAwait) {
      executeAsync(parent);
      continue;
    }
    try {
      void parent.execute();
    } catch (error) {
      rejected(parent, error);
      continue;
    }
    const parentRecord = evaluationOf(parent);
    parentRecord.done = true;
    parent.settled();
    parentRecord.resolve?.();
  }
}

function rejected(module: EvaluableModule, error: unknown): void {
  if (module.status === Status.errored) return;
  module.status = Status.errored;
  module.error = error;
  const record = evaluationOf(module);
  for (const parent of record.parents) rejected(parent, error);
  record.reject?.(error);
}
