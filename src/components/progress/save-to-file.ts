import type { ProgressStore } from '../../progress/index.ts';

/** Hands the reader everything that is kept, as a file. */
export function saveToFile(store: ProgressStore): void {
  const envelope = store.export();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(envelope, null, 1)], { type: 'application/json' }));
  link.download = `hotpath-progress-${envelope.exportedAt.slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
