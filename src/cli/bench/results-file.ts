import { readFile, writeFile } from 'node:fs/promises';
import { resultsSchema, type BenchResults, type PartResult } from '../../schemas/bench-results.ts';

/** Results with `part` in place of what was there of it, in the order of `ids`; parts that no longer exist are dropped. */
export function withPart(results: BenchResults, part: PartResult, ids: readonly string[]): BenchResults {
  const known = new Map([...results.parts, part].map((one) => [one.id, one]));
  return { ...results, parts: ids.flatMap((id) => known.get(id) ?? []) };
}

/** One line a figure, so that a change of one is a change of one line. */
export function serialize({ version, parts }: BenchResults): string {
  const part = ({ figures, ...rest }: PartResult): string => {
    const lines = figures.map((figure) => `      ${JSON.stringify(figure)}`);
    const head = JSON.stringify(rest, null, 2).split('\n').slice(1, -1);
    const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n      ]`;
    return `    {\n${head.map((line) => `    ${line}`).join('\n')},\n      "figures": ${list}\n    }`;
  };
  return `{\n  "version": ${JSON.stringify(version)},\n  "parts": [\n${parts.map(part).join(',\n')}\n  ]\n}\n`;
}

/** The results so far; none of an older form are kept. */
export async function readResults(file: URL, version: string): Promise<BenchResults> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const { data } = resultsSchema.safeParse(JSON.parse(text));
  return { version, parts: data?.parts ?? [] };
}

export async function writeResults(file: URL, results: BenchResults): Promise<void> {
  await writeFile(file, serialize(results));
}
