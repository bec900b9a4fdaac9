import { isRecord } from './is-record.ts';

/** Makes an entry of the format before it into one of the next. Pure; what it does not know stays as it is. */
export type Migration = (entry: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/**
 * One step for each format that there was, the first from format 1 to 2. Only add to the end: readers come back after years,
 * and files are as old as they are.
 */
export const MIGRATIONS: readonly Migration[] = [addBestRatio];

/** 2: a benchmark keeps its best ratio beside its latest report. Until then, the latest was all there was. */
function addBestRatio(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { kind, value, updatedAt } = entry;
  if (kind !== 'bench-best' || !isRecord(value) || !isRecord(value['outcome'])) return { ...entry };
  const { comparison } = value['outcome'];
  const ratio = isRecord(comparison) && comparison['verdict'] === 'better' ? comparison['ratio'] : undefined;
  if (typeof ratio !== 'number' || typeof updatedAt !== 'number') return { ...entry };
  return { ...entry, value: { ...value, best: { ratio, at: updatedAt } } };
}

/**
 * Brings an entry to the newest format, whichever older one it has.
 * @returns the entry, or `undefined` when its format is none of those that `migrations` know
 */
export function migrate(
  entry: Readonly<Record<string, unknown>>,
  migrations: readonly Migration[] = MIGRATIONS,
): Readonly<Record<string, unknown>> | undefined {
  const { format } = entry;
  const newest = migrations.length + 1;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1 || format > newest) return undefined;
  return migrations
    .slice(format - 1)
    .reduce((older, step, index) => ({ ...step(older), format: format + index + 1 }), entry);
}
