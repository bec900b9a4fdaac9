/**
 * Second half of `npm run docs:check`, alone `npm run docs:run`: runs the code blocks of content/docs and every program of content/quizzes on real Node and compares the
 * output with what the page says. Prints all problems as `path:line: message`; the exit code is 1 when there is one.
 */
import { fileURLToPath } from 'node:url';
import { checkDocs } from '../docs/check.ts';
import { formatProblem } from '../schemas/problems.ts';

const { problems, programs } = await checkDocs(fileURLToPath(new URL('../..', import.meta.url)));
for (const problem of problems) console.error(formatProblem(problem));
console.log(`${programs} programs run on Node ${process.version}, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
