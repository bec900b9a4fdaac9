import { getCollection } from 'astro:content';
import { loadQuizzes } from '../components/quiz/load-quizzes.ts';
import { listLabs, loadLabAssets } from './lab-assets.ts';
import { sections } from './sections.ts';

/** One thing to read or to do, as lists of the whole site name it (`/llms.txt`, `/feed.xml`). */
export interface CatalogueEntry {
  readonly kind: 'guide' | 'lab' | 'quiz';
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  /** Path within the site, without the path that the site itself lies at. */
  readonly path: string;
  /** Day of the last check of its content, as YYYY-MM-DD. */
  readonly reviewed?: string;
}

/** A section of the curriculum with all that it has. */
export interface CatalogueSection {
  readonly label: string;
  readonly entries: readonly CatalogueEntry[];
}

/** All content, in the order of the curriculum; sections without any are left out. Build time only. */
export async function readCatalogue(): Promise<CatalogueSection[]> {
  const pages = await getCollection('docs', ({ data }) => !data.draft);
  const labs = await Promise.all((await listLabs()).map((slug) => loadLabAssets(slug)));
  const quizzes = loadQuizzes();
  return sections
    .map(({ id, label }) => {
      const guides = pages
        .filter((page) => page.id === `guides/${id}` || page.id.startsWith(`guides/${id}/`))
        .sort((a, b) => (a.data.sidebar.order ?? Infinity) - (b.data.sidebar.order ?? Infinity))
        .map(({ id: page, data }) => ({
          kind: 'guide' as const,
          title: data.title,
          description: data.description ?? '',
          path: `/${page}/`,
          ...(data.reviewed === undefined ? {} : { reviewed: data.reviewed }),
        }));
      const practice = labs
        .filter(({ manifest }) => manifest.section === id)
        .map(({ manifest, summary }) => ({
          kind: 'lab' as const,
          title: manifest.title,
          description: manifest.blurb,
          path: `/labs/${summary.slug}/`,
          reviewed: manifest.reviewed,
        }));
      const asked = quizzes
        .filter(({ section }) => section === id)
        .map(({ title, description }) => ({ kind: 'quiz' as const, title, description, path: `/quizzes/${id}/` }));
      return { label, entries: [...guides, ...practice, ...asked] };
    })
    .filter(({ entries }) => entries.length > 0);
}
