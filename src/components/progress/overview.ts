import { readBest } from '../../lab/session/best.ts';
import { parseSavedRun } from '../../lab/session/saved.ts';
import { viewTasks } from '../../lab/session/tasks.ts';
import { isRecord } from '../../progress/is-record.ts';
import type { ProgressEntry, ProgressKind } from '../../progress/index.ts';
import {
  readCard,
  readReport,
  readScenario,
  scoreMock,
  statusOf,
  weakTopics,
  type DeckCard,
  type TopicScore,
} from '../../quiz/index.ts';
import type { Catalog, CatalogLab } from './catalog.ts';
import { labTime, quizTime } from './time-keys.ts';

/** `outdated`: solved before the lab changed. */
export type LabState = 'new' | 'begun' | 'solved' | 'outdated';

/** How far the reader is with a lab. */
export interface LabStanding {
  lab: CatalogLab;
  state: LabState;
  /** Tasks whose tests pass. */
  passed: number;
  /** When it was last worked on, in milliseconds since the epoch; 0 for never. */
  at: number;
}

/** How far the reader is with a section. `ms` is the time spent on its labs and its quiz. */
export interface SectionStanding {
  id: string;
  label: string;
  labs: LabStanding[];
  quiz: { answered: number; right: number; of: number };
  ms: number;
}

/** A benchmark that was won; `ratio` is how many times better than the baseline. */
export interface BenchStanding {
  lab: CatalogLab;
  bench: string;
  ratio: number;
  at: number;
}

/** What to do next. `why`: it was begun, it changed since it was solved, or it is the first thing not done. */
export interface NextStep {
  kind: 'lab' | 'quiz';
  /** Slug of the lab, or id of the section. */
  id: string;
  title: string;
  why: 'begun' | 'changed' | 'first';
}

/** All that the page shows, from what is kept. */
export interface Overview {
  /** Nothing was done yet. */
  empty: boolean;
  sections: SectionStanding[];
  scenarios: { id: string; title: string; best: number | undefined; begun: boolean }[];
  /** Mock interviews, the latest first; `share` of all points. */
  interviews: { at: number; share: number }[];
  /** As the result of a quiz has them, over all sections. */
  weak: TopicScore[];
  next: NextStep | undefined;
  benches: BenchStanding[];
  deck: DeckCard[];
}

/** Reads what is kept against what there is. Entries of labs and questions that are gone are left out. */
export function overviewOf(catalog: Catalog, entries: readonly ProgressEntry[]): Overview {
  const byKey = new Map(entries.map((entry) => [`${entry.kind}:${entry.id}`, entry]));
  const get = (kind: ProgressKind, id: string): ProgressEntry | undefined => byKey.get(`${kind}:${id}`);
  const scoreOf = (id: string): number | undefined => answerScore(get('quiz-answer', id)?.value);

  const sections = catalog.sections.map(({ id, label, labs, quiz }): SectionStanding => {
    const scores = quiz.flatMap((question) => scoreOf(question) ?? []);
    const times = [quizTime(id), ...labs.map((lab) => labTime(lab.id))].map((key) => get('time-spent', key)?.value);
    return {
      id,
      label,
      labs: labs.map((lab) => labStanding(lab, get)),
      quiz: { answered: scores.length, right: scores.filter((score) => score === 1).length, of: quiz.length },
      ms: times.reduce<number>((sum, value) => sum + msOf(value), 0),
    };
  });
  const deck = entries.flatMap(({ kind, id, value }) => {
    const card = kind === 'review-card' && id in catalog.questions ? readCard(value) : undefined;
    return card === undefined ? [] : [{ id, card }];
  });
  const cards = new Map(deck.map(({ id, card }) => [id, card]));
  const judged = Object.entries(catalog.questions).flatMap(([id, question]) => {
    const score = standing(scoreOf(id), cards.get(id));
    return score === undefined ? [] : [{ ...question, score }];
  });
  return {
    empty: !entries.some(({ kind }) => kind !== 'setting' && kind !== 'quiz-run'),
    sections,
    scenarios: catalog.scenarios.map(({ id, title }) => {
      const { best, events } = readScenario(get('scenario', id)?.value);
      return { id, title, best, begun: events.length > 0 };
    }),
    interviews: entries
      .flatMap(({ kind, value }) => (kind === 'mock-report' ? (readReport(value) ?? []) : []))
      .map(({ startedAt, results }) => ({ at: startedAt, share: scoreMock(results, () => []).share }))
      .sort((a, b) => b.at - a.at),
    weak: weakTopics(judged),
    next: nextStep(sections),
    benches: catalog.sections.flatMap(({ labs }) => labs.flatMap((lab) => wonBenches(lab, get))),
    deck,
  };
}

type Get = (kind: ProgressKind, id: string) => ProgressEntry | undefined;

function labStanding(lab: CatalogLab, get: Get): LabStanding {
  const [edits, result] = [get('lab-edits', lab.id), get('lab-result', lab.id)];
  const at = Math.max(edits?.updatedAt ?? 0, result?.updatedAt ?? 0);
  const saved = parseSavedRun(result?.value, { files: [] });
  const current = result?.contentHash === lab.contentHash;
  const tasks = lab.tasks.map((task) => ({ ...task, hints: 0 }));
  const passed = viewTasks(tasks, saved?.outcome.tests ?? [], false).filter(
    ({ id, status }) => status === 'passed' && saved?.stale?.includes(id) !== true,
  ).length;
  if (saved?.outcome.status === 'pass') return { lab, state: current ? 'solved' : 'outdated', passed, at };
  const begun = saved !== undefined || (isRecord(edits?.value) && hasFiles(edits.value['files']));
  return { lab, state: begun ? 'begun' : 'new', passed, at };
}

const hasFiles = (files: unknown): boolean => isRecord(files) && Object.keys(files).length > 0;

const msOf = (value: unknown): number => (isRecord(value) && typeof value['ms'] === 'number' ? value['ms'] : 0);

/** The points of a stored answer, 0 to 1. Answers that are older than points were kept with are right or wrong. */
function answerScore(value: unknown): number | undefined {
  if (!isRecord(value) || value['answer'] === undefined) return undefined;
  const { score, correct } = value;
  return typeof score === 'number' ? score : correct === true ? 1 : 0;
}

/** What was reviewed since counts more than the answer of back then. */
function standing(score: number | undefined, card: DeckCard['card'] | undefined): number | undefined {
  if (card?.schedule === undefined) return score;
  return statusOf(undefined, card) === 'known' ? 1 : 0;
}

function wonBenches(lab: CatalogLab, get: Get): BenchStanding[] {
  return lab.benches.flatMap(({ id }) => {
    const entry = get('bench-best', `${lab.id}:${id}`);
    const best = readBest(entry?.value);
    return best === undefined ? [] : [{ lab, bench: lab.benches.length > 1 ? id : '', ...best }];
  });
}

/** What was begun last comes first; then what changed; then the first lab or quiz that is not done. */
function nextStep(sections: readonly SectionStanding[]): NextStep | undefined {
  const labs = sections.flatMap((section) => section.labs);
  const asLab = (standing: LabStanding | undefined, why: NextStep['why']): NextStep | undefined =>
    standing && { kind: 'lab', id: standing.lab.slug, title: standing.lab.title, why };
  const begun = labs.filter(({ state }) => state === 'begun').sort((a, b) => b.at - a.at)[0];
  if (begun) return asLab(begun, 'begun');
  for (const { id, label, labs: own, quiz } of sections) {
    const lab = own.find(({ state }) => state === 'new' || state === 'outdated');
    if (lab) return asLab(lab, lab.state === 'new' ? 'first' : 'changed');
    if (quiz.answered < quiz.of) return { kind: 'quiz', id, title: label, why: quiz.answered > 0 ? 'begun' : 'first' };
  }
  return undefined;
}
