import type { APIRoute } from 'astro';
import { loadEvidence, loadScenarios } from '../../../components/scenario/load-scenarios.ts';

export function getStaticPaths(): { params: { id: string } }[] {
  return loadScenarios().map(({ id }) => ({ params: { id } }));
}

/** All evidence of a scenario, fetched when the reader pulls the first piece. */
export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) => {
  const named = loadScenarios().find(({ id }) => id === params.id);
  return Response.json(named ? loadEvidence(named) : {});
};
