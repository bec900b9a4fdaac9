/** All that an import needs, to be loaded when a reader chooses a file. */
export { applyImport, preview, undo } from '../../progress/changes.ts';
export { readProgressFile } from '../../progress/read-envelope.ts';
export { ImportPreview } from './ImportPreview.tsx';
