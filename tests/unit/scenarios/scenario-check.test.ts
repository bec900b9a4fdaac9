import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/schemas/content-check.ts';
import { formatProblem } from '../../../src/schemas/problems.ts';
import { GRAPH, SMALL } from './small.ts';

const PATH = 'content/scenarios/small/scenario.yaml';
const EVIDENCE = 'content/scenarios/small/evidence/graph.json';

/** Problems of the small scenario after a change, without its path. */
function check(from = '', to = '', files: Record<string, string> = { [EVIDENCE]: GRAPH }): string[] {
  if (from !== '' && !SMALL.includes(from)) throw new Error(`the small scenario has no ${from}`);
  const all = new Map(Object.entries({ ...files, [PATH]: SMALL.replace(from, to) }));
  return checkContent(all, new Set(), new Set()).map((found) => formatProblem(found).replace(`${PATH}:`, ''));
}

describe('checking a scenario', () => {
  test('one that is in order has no problem', () => {
    expect(check()).toEqual([]);
  });

  test('a step that does not exist is reported at the decision that leads there', () => {
    expect(check('next: second', 'next: secnod')).toEqual(['27: next: there is no step or end "secnod"']);
  });

  test('a step that nobody reaches is reported, and so is an end', () => {
    const orphan = `  lonely:
    title: T
    situation: S
    question: Q
    decisions:
      - { id: a, text: T, minutes: 1, outcome: O, lesson: L, next: done }
      - { id: b, text: T, minutes: 1, outcome: O, lesson: L, next: done }
ends:
  never: { title: E, text: E }
`;
    expect(check('ends:\n', orphan)).toEqual([
      '50: steps.lonely: no decision leads here; name it as "next" or remove it',
      '58: ends.never: no decision leads here; name it as "next" or remove it',
    ]);
  });

  test('a way that leads back to itself never ends', () => {
    expect(check('points: { mend: 1 }, next: done', 'points: { mend: 1 }, next: first')).toEqual([
      '13: steps.first: a way leads from here back to here and never ends; let it go on instead',
      '41: steps.second: a way leads from here back to here and never ends; let it go on instead',
    ]);
  });

  test('evidence needs a file that reads, an offer, and a name that exists', () => {
    expect(check('', '', {})).toEqual([
      '11: file: there is no content/scenarios/small/evidence/graph.json; run the script that writes it',
    ]);
    expect(check('', '', { [EVIDENCE]: '{"summary": ""}' })[0]).toContain(`${EVIDENCE}:1: summary: `);
    expect(check('', '', { [EVIDENCE]: 'no' })[0]).toContain(`${EVIDENCE}:1: is not JSON`);
    expect(check('    evidence: [graph]\n', '')).toEqual([
      `11: evidence.graph: no step offers it; name it in a step's "evidence"`,
    ]);
    expect(check('needs: [graph]', 'needs: [grahp]')).toEqual(['22: needs: there is no evidence "grahp"']);
    const recorded = { script: 'record-x.mjs', node: 'v24', machine: 'm', date: '2026-01-01' };
    expect(check('', '', { [EVIDENCE]: JSON.stringify({ ...JSON.parse(GRAPH), recorded }) })[0]).toContain(
      'there is no content/scenarios/small/evidence/record-x.mjs',
    );
  });

  test('points and verdicts that no play reaches are reported', () => {
    expect(check('mitigation: { points: 1,', 'mitigation: { points: 4,')).toContain(
      '56: points: the most that a play can reach for mitigation is 1, not 4',
    );
    expect(check('from: 80', 'from: 101')[0]).toContain('debrief.bands[1].from');
    const three = '    - { from: 90, title: T, text: T }\n    - { from: 95, title: T, text: T }\n  followUps';
    expect(check('  followUps', three)).toContain('62: bands[2]: no play reaches this verdict');
  });

  test('one good way is not enough', () => {
    expect(check('points: { mitigation: 1, diagnosis: 2 }', 'points: {}')).toContain(
      '61: bands: only one way reaches the best verdict; offer another good one',
    );
  });

  test('what a decision needs must have been offered on every way to it', () => {
    const late = SMALL.replace('    evidence: [graph]\n    question: Q', '    question: Q').replace(
      "    at: '08:00'",
      "    at: '08:00'\n    evidence: [graph]",
    );
    expect(check(SMALL, late)).toEqual([
      '21: needs: on one way to this decision, none of these was ever offered; offer one in this step',
    ]);
  });
});
