export { createProgress, openProgress, type OpenOptions } from './open.ts';
export { ProgressStore, type StorageStatus } from './store.ts';
export { isOutdated, PROGRESS_KINDS, type BadEntry, type ProgressEntry, type ProgressKind } from './entry.ts';
export type { ProgressBackend } from './backend.ts';
export type { ImportReport, ProgressEnvelope } from './envelope.ts';
