export { createProgress, openProgress, type OpenOptions } from './open.ts';
export { ProgressStore } from './store.ts';
export type { StorageStatus } from './status.ts';
export { isOutdated, PROGRESS_KINDS, type BadEntry, type ProgressEntry, type ProgressKind } from './entry.ts';
export type { ProgressBackend } from './backend.ts';
export type { ProgressEnvelope } from './envelope.ts';
