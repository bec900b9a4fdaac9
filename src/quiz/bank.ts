import type { ReviewCard } from './review-card.ts';

/** What the question bank knows of a question. */
export interface BankItem {
  id: string;
  section: string;
  level: string;
  type: string;
  topics: readonly string[];
}

/** `new`: never answered; `weak`: the last answer was not right, in a quiz or in review; `known`: it was. */
export type BankStatus = 'new' | 'weak' | 'known';

const FIELDS = ['section', 'topic', 'level', 'type', 'status'] as const;

/** What to show; an empty field lets everything through. `status` is also `seen`: answered, whether right or not. */
export type BankFilter = Record<(typeof FIELDS)[number], string>;

/**
 * Where the reader stands with a question.
 * @param answered whether the stored quiz answer was right; `undefined` without one
 */
export function statusOf(answered: boolean | undefined, card: ReviewCard | undefined): BankStatus {
  const schedule = card?.schedule;
  // What was forgotten comes back the next day.
  if (schedule !== undefined) return schedule.scheduledDays <= 1 ? 'weak' : 'known';
  if (card?.why === 'wrong' || answered === false) return 'weak';
  return answered === true ? 'known' : 'new';
}

/** Whether a question passes the filter. */
export function isShown(item: BankItem, filter: BankFilter, status: BankStatus): boolean {
  const passes = (wanted: string, value: string): boolean => wanted === '' || wanted === value;
  return (
    passes(filter.section, item.section) &&
    passes(filter.level, item.level) &&
    passes(filter.type, item.type) &&
    (filter.topic === '' || item.topics.includes(filter.topic)) &&
    (filter.status === 'seen' ? status !== 'new' : passes(filter.status, status))
  );
}

/** Reads a filter from the query of an address. */
export function readFilter(query: string): BankFilter {
  const values = new URLSearchParams(query);
  return Object.fromEntries(FIELDS.map((field) => [field, values.get(field) ?? ''])) as BankFilter;
}

/** The query of an address that shows this filter again; empty when nothing is filtered. */
export function writeFilter(filter: BankFilter): string {
  const set = FIELDS.filter((field) => filter[field] !== '').map((field) => [field, filter[field]]);
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}
