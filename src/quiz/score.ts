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

/** A question that was answered, as far as topics go. `score` is 0 to 1. */
export interface JudgedQuestion {
  topics: readonly string[];
  guides: readonly string[];
  labs: readonly string[];
  score: number;
}

/** The topics below {@link WEAK_BELOW}, weakest first. */
export function weakTopics(judged: Iterable<JudgedQuestion>): TopicScore[] {
  const topics = new Map<string, { answered: number; points: number; guides: Set<string>; labs: Set<string> }>();
  for (const question of judged) {
    for (const topic of question.topics) {
      const entry = topics.get(topic) ?? { answered: 0, points: 0, guides: new Set<string>(), labs: new Set<string>() };
      topics.set(topic, entry);
      entry.answered += 1;
      entry.points += question.score;
      for (const guide of question.guides) entry.guides.add(guide);
      for (const lab of question.labs) entry.labs.add(lab);
    }
  }
  return [...topics]
    .map(([topic, { answered, points, guides, labs }]) => ({
      topic,
      answered,
      share: points / answered,
      guides: [...guides],
      labs: [...labs],
    }))
    .filter(({ share }) => share < WEAK_BELOW)
    .sort((a, b) => a.share - b.share || b.answered - a.answered);
}

/** Adds up a quiz. `answerOf` gives the stored answer of a question, or `undefined`. */
export function scoreQuiz(questions: readonly Question[], answerOf: (id: string) => unknown): QuizScore {
  const judged = questions.flatMap((question) => {
    const result = grade(question, answerOf(question.id));
    return result === undefined ? [] : [{ ...question, score: result.score, correct: result.correct }];
  });
  return {
    total: questions.length,
    answered: judged.length,
    correct: judged.filter(({ correct }) => correct).length,
    weak: weakTopics(judged),
  };
}
