import { run, runSentences, testSentences, type MessageFacts } from '#words/grader/messages.ts';
import type { ErrorKind } from '../schemas/results.ts';

export type { MessageFacts };

/** The sentence for a whole run that went wrong: what happened, and the mend. */
export function runMessage(kind: ErrorKind, facts: MessageFacts = {}): string {
  return runSentences[kind](facts).replaceAll('..', '.');
}

/** Sentences about a single test. */
export const TEST_MESSAGES = testSentences;

/** What else is said of a whole run, as a detail of {@link runMessage} or by itself. */
export const RUN_MESSAGES = run;
