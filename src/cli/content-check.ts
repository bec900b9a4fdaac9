/** First half of `npm run docs:check`: checks all content and prints every problem as `path:line: message`; the exit code is 1 when there is one. */
import { fileURLToPath } from 'node:url';
import { formatProblem } from '../schemas/problems.ts';
import { readContent } from '../site/read-content.ts';
import { checkContent } from '../schemas/content-check.ts';

const { files, routes, sections } = readContent(fileURLToPath(new URL('../..', import.meta.url)));
const problems = checkContent(files, routes, sections);
for (const problem of problems) console.error(formatProblem(problem));
console.log(`${files.size} content files, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
