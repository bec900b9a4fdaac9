import { editor } from 'monaco-editor/editor';

interface Descriptor {
  createWorker: () => Worker;
  createData: unknown;
  keepIdleModels?: boolean;
}

/** Starts the worker of a language service; stands in for monaco-editor's own function of this name (src/site/monaco-workers.ts). */
export function createWebWorker<T extends object>({
  createWorker,
  createData,
  keepIdleModels,
}: Descriptor): editor.MonacoWebWorker<T> {
  const worker = createWorker();
  // The worker's own protocol: the first message only wakes it.
  worker.postMessage('ignore');
  worker.postMessage(createData);
  return editor.createWebWorker<T>({ worker, ...(keepIdleModels === undefined ? {} : { keepIdleModels }) });
}
