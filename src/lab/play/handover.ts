import { mayEdit } from '../session/own-files.ts';
import type { LabSummary } from '../session/package.ts';
import type { Handover } from './handover-key.ts';

/** Reads what another page has left; undefined when there is nothing, or nothing that can be used. */
export function parseHandover(text: string | null, play: Pick<LabSummary, 'files' | 'fixed'>): Handover | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { files, command } = value as { files?: unknown; command?: unknown };
  if (typeof files !== 'object' || files === null || typeof command !== 'string') return undefined;
  const good = Object.entries(files).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && mayEdit(entry[0], play),
  );
  return good.length === 0 ? undefined : { files: Object.fromEntries(good), command };
}
