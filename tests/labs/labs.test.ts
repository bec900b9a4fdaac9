import { availableParallelism } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NodeEngine } from '../../src/engines/node/engine.ts';
import { labSlugs, readLab } from '../../src/lab/disk/read-lab.ts';
import { checkLab } from '../../src/lab/gate/check.ts';
import { formatProblem } from '../../src/schemas/problems.ts';

const labs = path.join(import.meta.dirname, '../../labs');

describe('every lab keeps its promises on real Node', async () => {
  it.each(await labSlugs(labs))('%s', async (slug) => {
    const { data, problems: unreadable } = await readLab(labs, slug);
    const problems =
      data === undefined
        ? unreadable
        : await checkLab(data, () => NodeEngine.create(), { jobs: availableParallelism() });
    expect(problems.map(formatProblem)).toEqual([]);
  });
});
