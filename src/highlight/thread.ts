/** The thread of `beside.ts`: answers each question with the tokens, or with what went wrong. */
import { parentPort } from 'node:worker_threads';
import type { Answer, Question } from './beside.ts';
import { inkedLines } from './tokens.ts';

parentPort?.on('message', ({ id, code, language, scheme }: Question) => {
  inkedLines(code, language, scheme).then(
    (lines) => parentPort?.postMessage({ id, lines } satisfies Answer),
    (error: unknown) => parentPort?.postMessage({ id, error } satisfies Answer),
  );
});
