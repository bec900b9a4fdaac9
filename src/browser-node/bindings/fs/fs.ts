import { createCopyFunctions } from './fs-copy.ts';
import { createFileHandleClass } from './fs-file-handle.ts';
import { createFileFunctions, DescriptorAccess } from './fs-files.ts';
import { createModuleFunctions } from './fs-modules.ts';
import { createPathFunctions } from './fs-paths.ts';
import { createRequests } from './fs-request.ts';
import { createStatFunctions } from './fs-stat.ts';
import { createStatWatcherClass } from './fs-stat-watcher.ts';
import { createFsSupport, type FsBindingOptions } from './fs-support.ts';
import type { BindingContext } from '../types.ts';

export type { FsBindingOptions, StandardStreams } from './fs-support.ts';

/**
 * `internalBinding('fs')` of Node 24.21 on the engine's shared file system: all that `lib/fs.js`, `lib/internal/fs` and
 * the module loaders ask of it. Asynchronous calls do their work in a loop turn of their own, in the order of the calls.
 */
export function createFsBinding(context: BindingContext, options: FsBindingOptions) {
  const support = createFsSupport(context, options);
  const requests = createRequests(support);
  const access = new DescriptorAccess(support);
  const { kUsePromises, FSReqCallback } = requests;
  return {
    ...createModuleFunctions(support),
    ...createFileFunctions(support, requests, access),
    ...createPathFunctions(support, requests),
    ...createStatFunctions(support, requests, (fd) => access.isStandard(fd)),
    ...createCopyFunctions(support, requests),
    ...createFileHandleClass(support, requests, access),
    StatWatcher: createStatWatcherClass(support),
    FSReqCallback,
    kUsePromises,
  };
}
