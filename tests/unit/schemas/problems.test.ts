import { expect, it } from 'vitest';
import { z } from 'zod';
import { formatProblem, lineAt, parseYaml } from '../../../src/schemas/problems.ts';

const schema = z.strictObject({
  title: z.string(),
  tasks: z.array(z.strictObject({ id: z.string(), size: z.number().optional() })),
});
const problemsOf = (text: string) => parseYaml(text, schema, 'labs/x/lab.yaml').problems?.map(formatProblem);

it('gives data when all is well', () => {
  expect(parseYaml('title: T\ntasks: []\n', schema, 'x.yaml')).toEqual({ data: { title: 'T', tasks: [] } });
});

it('reports every problem at the line of the value, or of what lacks it', () => {
  expect(problemsOf('title: 3\ntasks:\n  - id: a\n    size: big\n  - size: 1\nmore: yes\n')).toEqual([
    'labs/x/lab.yaml:1: title: Invalid input: expected string, received number',
    'labs/x/lab.yaml:4: tasks[0].size: Invalid input: expected number, received string',
    'labs/x/lab.yaml:5: tasks[1].id: Invalid input: expected string, received undefined',
    'labs/x/lab.yaml:6: more: no such field',
  ]);
});

it('reports broken YAML where it breaks', () => {
  expect(problemsOf('title: T\ntasks: [\n')?.[0]).toMatch(/^labs\/x\/lab\.yaml:\d: is not valid YAML: /);
});

it('reports an empty file', () => {
  expect(problemsOf('')?.[0]).toMatch(/^labs\/x\/lab\.yaml:1: the file: /);
});

it('lineAt finds a value, or the parent of one that is missing', () => {
  expect(lineAt('a:\n  b:\n    - 1\n    - 2\n', ['a', 'b', 1])).toBe(4);
  expect(lineAt('a:\n  b: 1\n', ['a', 'c'])).toBe(1);
});
