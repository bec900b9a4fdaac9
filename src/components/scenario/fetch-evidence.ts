import type { Evidence } from '../../schemas/evidence.ts';
import { link } from '../ui/link.ts';

const fetched = new Map<string, Promise<Record<string, Evidence>>>();

/**
 * All evidence of a scenario by its id, fetched once a page.
 * @throws {Error} when it cannot be loaded; the next call tries again
 */
export function fetchEvidence(id: string): Promise<Record<string, Evidence>> {
  const pending = fetched.get(id) ?? load(id);
  fetched.set(id, pending);
  pending.catch(() => fetched.delete(id));
  return pending;
}

async function load(id: string): Promise<Record<string, Evidence>> {
  const response = await fetch(link(`/scenarios/${id}/evidence.json`));
  if (!response.ok) throw new Error(`The evidence cannot be loaded (${response.status}).`);
  return (await response.json()) as Record<string, Evidence>;
}
