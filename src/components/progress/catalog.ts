/** A lab, as far as progress goes. */
export interface CatalogLab {
  /** The manifest's uuid; progress is kept under it. */
  id: string;
  slug: string;
  title: string;
  contentHash: string;
  tasks: readonly { id: string; title: string }[];
  benches: readonly { id: string; metric: string }[];
}

/** One section of the curriculum. Labs are in the order to do them. */
export interface CatalogSection {
  id: string;
  label: string;
  labs: readonly CatalogLab[];
  /** Ids of the questions of its quiz; none when it has no quiz. */
  quiz: readonly string[];
}

/** A question, as far as weak topics go. */
export interface CatalogQuestion {
  section: string;
  topics: readonly string[];
  guides: readonly string[];
  labs: readonly string[];
}

/** All there is on the site that can be done, in the order of the curriculum. `/progress/catalog.json`. */
export interface Catalog {
  sections: readonly CatalogSection[];
  /** Questions of quizzes and interviews by id. */
  questions: Readonly<Record<string, CatalogQuestion>>;
  scenarios: readonly { id: string; title: string }[];
}

/** What decides the order of labs within a section. */
interface Ordered {
  slug: string;
  difficulty: 'basic' | 'intermediate' | 'advanced';
  prerequisites: readonly string[];
}

const LEVELS = ['basic', 'intermediate', 'advanced'];

/** Labs in the order to do them: what another one builds on first, then the easier ones. */
export function inOrder<T extends Ordered>(labs: readonly T[]): T[] {
  const left = [...labs].sort((a, b) => LEVELS.indexOf(a.difficulty) - LEVELS.indexOf(b.difficulty));
  const order: T[] = [];
  while (left.length > 0) {
    const ready = left.findIndex(({ prerequisites }) => !left.some(({ slug }) => prerequisites.includes(slug)));
    order.push(...left.splice(Math.max(0, ready), 1));
  }
  return order;
}
