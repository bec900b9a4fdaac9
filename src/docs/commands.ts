/** Runs the statements of a file on SQLite, which every Node has, and prints each row as a line of JSON. */
export const SQL_RUNNER = {
  name: 'run-sql.mjs',
  code: `import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
const database = new DatabaseSync(':memory:');
let statement = '';
for (const line of readFileSync(process.argv[2], 'utf8').split('\\n')) {
  statement += line + '\\n';
  if (!line.trimEnd().endsWith(';')) continue;
  for (const row of database.prepare(statement).all()) console.log(JSON.stringify(row));
  statement = '';
}
if (statement.trim() !== '') throw new SyntaxError('every statement must end with ; at the end of a line');
`,
} as const;

/** Program and arguments that run a file, by its ending. */
export function commandFor(entry: string): [command: string, args: string[]] {
  if (entry.endsWith('.sh')) return ['sh', ['-eu', entry]];
  const quiet = '--disable-warning=ExperimentalWarning';
  return entry.endsWith('.sql') ? [process.execPath, [quiet, SQL_RUNNER.name, entry]] : [process.execPath, [entry]];
}
