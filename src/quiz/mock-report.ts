import { mean } from 'simple-statistics';
import type { MockRound, MockSetup } from './mock.ts';

export type MockRating = 'weak' | 'ok' | 'strong';

/** What became of a round. `ms` is the time spent, pauses left out. */
export interface MockResult {
  kind: MockRound['kind'];
  id: string;
  rating: MockRating;
  answers: string[];
  notes: string;
  ms: number;
}

/** A finished interview, as it is kept. `startedAt` is in milliseconds since the epoch. */
export interface MockReport {
  startedAt: number;
  role: MockSetup['role'];
  minutes: number;
  /** The sections that were asked for; empty for all. */
  sections: string[];
  /** How many rounds were planned. Fewer results mean that it was ended early. */
  rounds: number;
  results: MockResult[];
}

const POINTS: Record<MockRating, number> = { weak: 0, ok: 0.5, strong: 1 };

/** The share of all points (0 to 1), and the topics with at most half of theirs, weakest first. */
export function scoreMock(
  results: readonly MockResult[],
  topicsOf: (id: string) => readonly string[],
): { share: number; weak: string[] } {
  const points = results.map(({ rating }) => POINTS[rating]);
  const topics = new Map<string, number[]>();
  results.forEach(({ id, rating }) => {
    for (const topic of topicsOf(id)) topics.set(topic, [...(topics.get(topic) ?? []), POINTS[rating]]);
  });
  const weak = [...topics]
    .map(([topic, list]) => ({ topic, share: mean(list) }))
    .filter(({ share }) => share <= 0.5)
    .sort((a, b) => a.share - b.share || a.topic.localeCompare(b.topic));
  return { share: points.length === 0 ? 0 : mean(points), weak: weak.map(({ topic }) => topic) };
}

/**
 * The interview that a report can be held against: the last earlier one for the same role about the same sections. Points of
 * another role or of other sections say nothing about progress.
 */
export function comparedTo(report: MockReport, reports: readonly MockReport[]): MockReport | undefined {
  const about = ({ role, sections }: MockReport): string => [role, ...[...sections].sort()].join();
  return reports
    .filter((other) => other.startedAt < report.startedAt && about(other) === about(report))
    .sort((a, b) => b.startedAt - a.startedAt)[0];
}

/** Reads a stored report. `undefined` when it is none; results that cannot be read are left out. */
export function readReport(raw: unknown): MockReport | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { startedAt, role, minutes, sections, rounds, results } = raw as Record<string, unknown>;
  const known = readRole(role);
  if (typeof startedAt !== 'number' || typeof minutes !== 'number' || known === undefined) return undefined;
  if (!Array.isArray(results)) return undefined;
  return {
    startedAt,
    role: known,
    minutes,
    sections: readTexts(sections),
    rounds: typeof rounds === 'number' ? rounds : results.length,
    results: results.flatMap((item) => readResult(item) ?? []),
  };
}

/** Reads a stored result; `undefined` when it is none. */
export function readResult(raw: unknown): MockResult | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { kind, id, rating, answers, notes, ms } = raw as Record<string, unknown>;
  const knownKind = readKind(kind);
  const knownRating = readRating(rating);
  if (knownKind === undefined || knownRating === undefined || typeof id !== 'string') return undefined;
  return {
    kind: knownKind,
    id,
    rating: knownRating,
    answers: readTexts(answers),
    notes: typeof notes === 'string' ? notes : '',
    ms: typeof ms === 'number' ? ms : 0,
  };
}

/** One of the values, or `undefined`. */
const oneOf =
  <T extends string>(...values: T[]) =>
  (raw: unknown): T | undefined =>
    values.find((value) => value === raw);

export const readRole = oneOf<MockSetup['role']>('mid', 'senior', 'staff');
export const readKind = oneOf<MockRound['kind']>('question', 'review', 'coding');
export const readRating = oneOf<MockRating>('weak', 'ok', 'strong');

/** The texts of a stored list; none when it is no list. */
export function readTexts(raw: unknown): string[] {
  return Array.isArray(raw) ? raw.filter((text): text is string => typeof text === 'string') : [];
}
