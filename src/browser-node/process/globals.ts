/** Removes from the Worker's global object what Node does not have, so that feature tests in libraries see Node. */
const BROWSER_ONLY = [
  'self',
  'postMessage',
  'importScripts',
  'close',
  'name',
  'onmessage',
  'onmessageerror',
  'onerror',
  'onlanguagechange',
  'onoffline',
  'ononline',
  'onrejectionhandled',
  'onunhandledrejection',
  'onrtctransform',
  'location',
  'origin',
  'isSecureContext',
  'crossOriginIsolated',
  'fonts',
  'caches',
  'indexedDB',
  'trustedTypes',
  'scheduler',
  'reportError',
  'createImageBitmap',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'Worker',
  'SharedWorker',
  'XMLHttpRequest',
  'WorkerGlobalScope',
  'DedicatedWorkerGlobalScope',
  'WorkerNavigator',
  'WorkerLocation',
  'FileReader',
  'FileReaderSync',
  'ImageData',
  'ImageBitmap',
  'OffscreenCanvas',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
  'Notification',
  'PushManager',
  'StorageManager',
  'IDBFactory',
  'Cache',
  'CacheStorage',
] as const;

export function removeBrowserGlobals(): void {
  for (const name of BROWSER_ONLY) {
    let object: object | null = globalThis;
    while (object !== null && object !== Object.prototype) {
      Reflect.deleteProperty(object, name);
      object = Object.getPrototypeOf(object) as object | null;
    }
  }
}

/** What V8 puts on `console` for an inspector; without one these do nothing, in Node too. */
export function addInspectorConsole(): void {
  const createTask = (name: unknown): { run: (task: () => unknown) => unknown } => {
    if (typeof name !== 'string' || name === '') throw new Error('First argument must be a non-empty string.');
    return { run: (task) => task() };
  };
  const methods = {
    profile: () => undefined,
    profileEnd: () => undefined,
    timeStamp: () => undefined,
    context: () => ({ ...console }),
    createTask,
  };
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(console, name, { configurable: true, enumerable: true, writable: true, value });
  }
}
