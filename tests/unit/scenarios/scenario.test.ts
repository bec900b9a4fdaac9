import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  advance,
  clockAt,
  leastHurt,
  newPlay,
  openEvidence,
  rankOf,
  readScenario,
  replay,
  scorePlay,
  type Play,
  type ScenarioEvent,
} from '../../../src/quiz/index.ts';
import { parseYaml } from '../../../src/schemas/problems.ts';
import { hurtMinutes, pathsOf } from '../../../src/schemas/scenario-paths.ts';
import { scenarioSchema, type Scenario } from '../../../src/schemas/scenario.ts';
import { SMALL } from './small.ts';

function read(text: string, path: string): Scenario {
  const { data, problems } = parseYaml(text, scenarioSchema, path);
  if (data === undefined) throw new Error(JSON.stringify(problems));
  return data;
}
const small = read(SMALL, 'small');

/** The play after events that must all be possible. */
function play(...events: ScenarioEvent[]): Play {
  const { play: played, events: kept } = replay(small, events);
  expect(kept).toHaveLength(events.length);
  return played;
}

describe('a play', () => {
  test('the clock runs while one looks and acts, past midnight too', () => {
    expect(clockAt(small, play({ pull: 'graph' }).minutes)).toBe('23:53');
    expect(clockAt(small, 20)).toBe('00:10');
  });

  test('a step can wait for a time of day, and users are hurt as long as the service is bad', () => {
    const bad = play({ decide: 'wait' });
    expect(clockAt(small, bad.minutes)).toBe('08:00');
    expect(bad.hurt).toBe(490);
    const well = play({ pull: 'graph' }, { decide: 'look' });
    expect([clockAt(small, well.minutes), well.hurt]).toEqual(['08:00', 8]);
  });

  test('evidence costs once and stays in view', () => {
    const looked = play({ pull: 'graph' });
    expect(looked.pulled).toEqual(['graph']);
    expect(openEvidence(small, looked)).toEqual([]);
    expect(advance(small, looked, { pull: 'graph' })).toBeUndefined();
  });

  test('what was right without a reason earns no points for diagnosis', () => {
    const known = play({ pull: 'graph' }, { decide: 'look' }, { decide: 'mend' });
    const guessed = play({ decide: 'look' }, { decide: 'mend' });
    const points = (one: Play): number[] => scorePlay(small, one).axes.map((axis) => axis.points);
    expect(points(known)).toEqual([2, 1, 2, 1]);
    expect(points(guessed)).toEqual([0, 1, 2, 1]);
    expect(guessed.taken[0]?.guessed).toBe(true);
    expect([scorePlay(small, known).band, scorePlay(small, guessed).band]).toEqual([1, 0]);
  });

  test('decisions are ranked against the others of their step', () => {
    const { taken } = play({ decide: 'wait' }, { decide: 'hope' });
    expect(taken.map((one) => rankOf(small, one).rank)).toEqual(['poor', 'poor']);
    expect(taken.map((one) => rankOf(small, one).best.id)).toEqual(['look', 'mend']);
  });

  test('a kept play goes on as far as the scenario still has its decisions', () => {
    const events = [{ pull: 'graph' }, { decide: 'look' }, { decide: 'no-more' }, { decide: 'mend' }];
    const { play: resumed, events: kept } = replay(small, readScenario({ events, best: 0.5 }).events);
    expect(kept).toHaveLength(2);
    expect(resumed.at).toBe('second');
  });

  test('what was kept and cannot be read counts as nothing', () => {
    expect(readScenario('x')).toEqual({ events: [] });
    expect(readScenario({ events: [{ pull: 1 }, null, { decide: 'look' }], best: 7 })).toEqual({
      events: [{ decide: 'look' }],
    });
  });
});

const root = fileURLToPath(new URL('../../..', import.meta.url));
const written = globSync('content/scenarios/*/scenario.yaml', { cwd: root }).sort();

describe.each(written)('%s', (file) => {
  const scenario = read(readFileSync(`${root}/${file}`, 'utf8'), file);
  const paths = pathsOf(scenario);

  test('every way can be played to its end, with and without looking, and is worth what the check says', () => {
    for (const path of paths) {
      let [careful, blind] = [newPlay(scenario), newPlay(scenario)];
      for (const { decision } of path.taken) {
        for (const pull of openEvidence(scenario, careful)) careful = advance(scenario, careful, { pull }) ?? careful;
        careful = advance(scenario, careful, { decide: decision.id }) ?? careful;
        blind = advance(scenario, blind, { decide: decision.id }) ?? blind;
      }
      if (!careful.ended || careful.at !== path.end || !blind.ended) throw new Error(`${path.end} is not reached`);
      if (scorePlay(scenario, careful).share !== path.share) throw new Error('points differ from the path');
      if (blind.hurt !== hurtMinutes(scenario, path.taken)) throw new Error('minutes differ from the path');
      if (careful.minutes >= 24 * 60) throw new Error('a scenario lasts less than a day');
    }
    expect(paths.length).toBeGreaterThan(100);
  });

  test('the best play gets all points, and nobody gets the best verdict by guessing', () => {
    const shares = paths.map(({ share }) => share);
    expect(Math.max(...shares)).toBe(1);
    expect(Math.min(...shares)).toBeLessThan(0.1);
    const top = scenario.debrief.bands.length - 1;
    for (const path of paths) {
      const { play: blind } = replay(
        scenario,
        path.taken.map(({ decision }) => ({ decide: decision.id })),
      );
      if (scorePlay(scenario, blind).band === top)
        throw new Error(`by guessing: ${path.taken.map(({ decision }) => decision.id).join()}`);
    }
    expect(leastHurt(scenario)).toBeLessThan(Math.max(...paths.map(({ taken }) => hurtMinutes(scenario, taken))) / 5);
  });

  test('has five to eight steps, and each offers a choice that teaches', () => {
    const steps = Object.values(scenario.steps);
    expect(steps.length).toBeGreaterThanOrEqual(5);
    expect(steps.length).toBeLessThanOrEqual(8);
    for (const { title, decisions } of steps) {
      const ranks = decisions.map((decision) => rankOf(scenario, { step: stepOf(scenario, title), decision }).rank);
      expect(ranks, title).toContain('best');
      expect(ranks, title).toContain('poor');
    }
  });
});

const stepOf = (scenario: Scenario, title: string): string =>
  Object.keys(scenario.steps).find((name) => scenario.steps[name]?.title === title) ?? '';
