import type { Question } from '../schemas/question.ts';
import { grade } from './grade.ts';

/** One topic of a quiz. `share` is points reached of points possible, over the answered questions. */
export interface TopicScore {
  topic: string;
  answered: number;
  share: number;
  /** Guide pages to read again, without repeats. */
  guides: string[];
  /** Labs to practise it in, without repeats. */
  labs: string[];
}

export interface QuizScore {
  total: number;
  answered: number;
  correct: number;
  /** Topics below {@link WEAK_BELOW}, weakest first. */
  weak: TopicScore[];
}

/** A topic with fewer than these points per question is worth reading again. */
export const WEAK_BELOW = 0.75;

/** Adds up a quiz. `answerOf` gives the stored answer of a question, or `undefined`. */
export function scoreQuiz(questions: readonly Question[], answerOf: (id: string) => unknown): QuizScore {
  const topics = new Map<string, { answered: number; points: number; guides: Set<string>; labs: Set<string> }>();
  let answered = 0;
  let correct = 0;
  for (const question of questions) {
    const result = grade(question, answerOf(question.id));
    if (result === undefined) continue;
    answered += 1;
    if (result.correct) correct += 1;
    for (const topic of question.topics) {
      const entry = topics.get(topic) ?? { answered: 0, points: 0, guides: new Set<string>(), labs: new Set<string>() };
      topics.set(topic, entry);
      entry.answered += 1;
      entry.points += result.score;
      for (const guide of question.guides) entry.guides.add(guide);
      for (const lab of question.labs) entry.labs.add(lab);
    }
  }
  const weak = [...topics]
    .map(([topic, { answered: of, points, guides, labs }]) => ({
      topic,
      answered: of,
      share: points / of,
      guides: [...guides],
      labs: [...labs],
    }))
    .filter(({ share }) => share < WEAK_BELOW)
    .sort((a, b) => a.share - b.share || b.answered - a.answered);
  return { total: questions.length, answered, correct, weak };
}
