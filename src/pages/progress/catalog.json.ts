import type { APIRoute } from 'astro';
import { inOrder, type Catalog } from '../../components/progress/catalog.ts';
import { loadQuizzes, loadSections } from '../../components/quiz/load-quizzes.ts';
import { loadScenarios } from '../../components/scenario/load-scenarios.ts';
import { listLabs, loadLabAssets } from '../../site/lab-assets.ts';
import { sections } from '../../site/sections.ts';

/** What there is to do on this site, for the page that says how much of it is done. */
export const GET: APIRoute = async () => {
  const labs = await Promise.all((await listLabs()).map((slug) => loadLabAssets(slug)));
  const quizzes = new Map(loadQuizzes().map(({ section, questions }) => [section, questions.map(({ id }) => id)]));
  const catalog: Catalog = {
    sections: sections
      .map(({ id, label }) => ({
        id,
        label,
        labs: inOrder(
          labs
            .filter(({ manifest }) => manifest.section === id)
            .map(({ manifest, summary }) => ({ ...manifest, slug: summary.slug, summary })),
        ).map(({ summary: { id: uuid, slug, title, contentHash, tasks, benches } }) => ({
          id: uuid,
          slug,
          title,
          contentHash,
          tasks: tasks.map((task) => ({ id: task.id, title: task.title })),
          benches: benches.map((bench) => ({ id: bench.id, metric: bench.metric })),
        })),
        quiz: quizzes.get(id) ?? [],
      }))
      .filter(({ labs: own, quiz }) => own.length + quiz.length > 0),
    questions: Object.fromEntries(
      loadSections().flatMap(({ section, questions }) =>
        questions.map(({ id, topics, guides, labs: practice }) => [id, { section, topics, guides, labs: practice }]),
      ),
    ),
    scenarios: loadScenarios().map(({ id, scenario }) => ({ id, title: scenario.title })),
  };
  return Response.json(catalog);
};
