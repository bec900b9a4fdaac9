import { resultsSchema, type PartResult } from '../../schemas/bench-results.ts';

const sources = import.meta.glob<string>('../../../bench/results.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What `npm run bench` measured last. Build time only. @throws {Error} when the file is not what it should be */
export function loadParts(): PartResult[] {
  return Object.values(sources).flatMap((text) => resultsSchema.parse(JSON.parse(text)).parts);
}
