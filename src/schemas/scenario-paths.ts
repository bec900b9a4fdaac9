import { SCENARIO_AXES, type ScenarioAxis } from './scenario-axes.ts';
import type { Scenario, ScenarioDecision } from './scenario.ts';

/** One decision of a path, and the step it was taken in. */
export interface PathStep {
  step: string;
  decision: ScenarioDecision;
}

/** One way through a scenario, from its start to an end, with all the points it earns when everything was looked at first. */
export interface ScenarioPath {
  taken: readonly PathStep[];
  end: string;
  points: Record<ScenarioAxis, number>;
  /** Of all points, 0 to 1. */
  share: number;
}

/** A scenario with more ways through it than this is no scenario that anybody checked. */
const MOST_PATHS = 50_000;

/** All the points that a scenario promises. */
export function allPoints(scenario: Scenario): number {
  return SCENARIO_AXES.reduce((sum, axis) => sum + scenario.debrief.axes[axis].points, 0);
}

/** Which of the debrief's verdicts a share of all points (0 to 1) gets: its index, -1 below the first. */
export function bandOf(scenario: Pick<Scenario, 'debrief'>, share: number): number {
  return scenario.debrief.bands.findLastIndex(({ from }) => Math.round(share * 100) >= from);
}

/**
 * Every way through a scenario. Decisions that lead nowhere, or back to a step of the same path, are left out.
 * @throws {RangeError} when there are more than 50,000
 */
export function pathsOf(scenario: Scenario): ScenarioPath[] {
  const paths: ScenarioPath[] = [];
  const total = allPoints(scenario);
  const walk = (at: string, taken: readonly PathStep[]): void => {
    if (at in scenario.ends) {
      const points = Object.fromEntries(
        SCENARIO_AXES.map((axis) => [axis, taken.reduce((sum, { decision }) => sum + (decision.points[axis] ?? 0), 0)]),
      ) as Record<ScenarioAxis, number>;
      const sum = SCENARIO_AXES.reduce((all, axis) => all + points[axis], 0);
      paths.push({ taken, end: at, points, share: sum / total });
      if (paths.length > MOST_PATHS) throw new RangeError(`more than ${MOST_PATHS} ways lead through it`);
      return;
    }
    if (taken.some(({ step }) => step === at)) return;
    for (const decision of scenario.steps[at]?.decisions ?? []) walk(decision.next, [...taken, { step: at, decision }]);
  };
  walk(scenario.start, []);
  return paths;
}

const ofDay = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/**
 * The clock when a step or end begins, in minutes since the start: later than `minutes` when the step waits for a time of day.
 * A scenario lasts less than a day.
 */
export function arrival(scenario: Scenario, step: string, minutes: number): number {
  const at = scenario.steps[step]?.at;
  if (at === undefined) return minutes;
  return Math.max(minutes, (ofDay(at) - ofDay(scenario.clock) + 1440) % 1440);
}

/** Minutes in which users are hurt along a path, without the time for looking at evidence. */
export function hurtMinutes(scenario: Scenario, taken: readonly PathStep[]): number {
  let [minutes, hurt, tone] = [0, 0, scenario.state.tone];
  for (const { decision } of taken) {
    // A decision works at its end; whoever waits afterwards waits in its new state.
    const done = minutes + decision.minutes;
    const next = arrival(scenario, decision.next, done);
    if (tone === 'bad') hurt += decision.minutes;
    tone = decision.state?.tone ?? tone;
    if (tone === 'bad') hurt += next - done;
    minutes = next;
  }
  return hurt;
}
