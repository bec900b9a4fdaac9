import type { ProgressEntry } from '../../progress/index.ts';
import type { Catalog, CatalogLab } from './catalog.ts';
import { labTime, quizTime } from './time-keys.ts';

type Which = (entry: ProgressEntry) => boolean;

/** Which entries a reset of a lab forgets: edits, results, benchmarks and the time it took. */
export function belongsToLab({ id, benches }: Pick<CatalogLab, 'id' | 'benches'>): Which {
  const keys = new Set([
    `lab-edits:${id}`,
    `lab-result:${id}`,
    `time-spent:${labTime(id)}`,
    ...benches.map((bench) => `bench-best:${id}:${bench.id}`),
  ]);
  return (entry) => keys.has(`${entry.kind}:${entry.id}`);
}

/** Which entries a reset of a section forgets: those of its labs, and answers, place, time and review cards of its questions. */
export function belongsToSection(
  { id, labs }: { id: string; labs: readonly { lab: CatalogLab }[] },
  { questions }: Catalog,
): Which {
  const ofLabs = labs.map(({ lab }) => belongsToLab(lab));
  return (entry) => {
    if (entry.kind === 'quiz-answer' || entry.kind === 'review-card') return questions[entry.id]?.section === id;
    if (entry.kind === 'quiz-run') return entry.id === id;
    if (entry.kind === 'time-spent' && entry.id === quizTime(id)) return true;
    return ofLabs.some((belongs) => belongs(entry));
  };
}
