import { allPoints, arrival, bandOf, hurtMinutes, pathsOf, type PathStep } from '../schemas/scenario-paths.ts';
import { SCENARIO_AXES, type ScenarioAxis } from '../schemas/scenario-axes.ts';
import type { Scenario, ScenarioDecision, ScenarioState } from '../schemas/scenario.ts';

/** What a reader did. A play is nothing but these, in order: everything else follows from them. */
export type ScenarioEvent = { pull: string } | { decide: string };

/** A play as it stands. */
export interface Play {
  /** The step that waits for a decision, or the end that was reached. */
  at: string;
  ended: boolean;
  /** Minutes on the incident's clock since it started, and of those the ones in which users were hurt. */
  minutes: number;
  hurt: number;
  state: ScenarioState;
  /** Evidence that was pulled, in order. */
  pulled: readonly string[];
  taken: readonly (PathStep & {
    /** The clock when it was taken. */
    minutes: number;
    /** It needed evidence, and none was pulled: right or wrong, it was a guess. */
    guessed: boolean;
  })[];
}

/** A play before its first event. */
export function newPlay(scenario: Scenario): Play {
  return { at: scenario.start, ended: false, minutes: 0, hurt: 0, state: scenario.state, pulled: [], taken: [] };
}

/** Evidence that can be pulled in the step and was not yet. */
export function openEvidence(scenario: Scenario, play: Play): string[] {
  return (scenario.steps[play.at]?.evidence ?? []).filter((id) => !play.pulled.includes(id));
}

/** The play after an event; `undefined` when the event is not possible now. */
export function advance(scenario: Scenario, play: Play, event: ScenarioEvent): Play | undefined {
  const after = (minutes: number): Pick<Play, 'minutes' | 'hurt'> => ({
    minutes: play.minutes + minutes,
    hurt: play.hurt + (play.state.tone === 'bad' ? minutes : 0),
  });
  if ('pull' in event) {
    const evidence = scenario.evidence[event.pull];
    if (evidence === undefined || !openEvidence(scenario, play).includes(event.pull)) return undefined;
    return { ...play, ...after(evidence.minutes), pulled: [...play.pulled, event.pull] };
  }
  const decision = scenario.steps[play.at]?.decisions.find(({ id }) => id === event.decide);
  if (decision === undefined) return undefined;
  const guessed = decision.needs.length > 0 && !decision.needs.some((id) => play.pulled.includes(id));
  const state = decision.state ?? play.state;
  const done = after(decision.minutes);
  const minutes = arrival(scenario, decision.next, done.minutes);
  return {
    ...play,
    minutes,
    hurt: done.hurt + (state.tone === 'bad' ? minutes - done.minutes : 0),
    at: decision.next,
    ended: decision.next in scenario.ends,
    state,
    taken: [...play.taken, { step: play.at, decision, minutes: play.minutes, guessed }],
  };
}

/** The play that events lead to. Stops before the first that is not possible: the scenario was changed since. */
export function replay(scenario: Scenario, events: readonly ScenarioEvent[]): { play: Play; events: ScenarioEvent[] } {
  let play = newPlay(scenario);
  const kept: ScenarioEvent[] = [];
  for (const event of events) {
    const next = advance(scenario, play, event);
    if (next === undefined) break;
    play = next;
    kept.push(event);
  }
  return { play, events: kept };
}

/** The incident's clock after so many minutes, as HH:MM. */
export function clockAt(scenario: Pick<Scenario, 'clock'>, minutes: number): string {
  const [hours = 0, rest = 0] = scenario.clock.split(':').map(Number);
  const at = (hours * 60 + rest + minutes) % (24 * 60);
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** What a finished play is worth. */
export interface ScenarioScore {
  axes: readonly { axis: ScenarioAxis; points: number; of: number }[];
  /** Of all points, 0 to 1. */
  share: number;
  /** Index of the verdict in `debrief.bands`. */
  band: number;
}

/** Points that a decision earned. A guess earns none for diagnosis. */
function earned(decision: ScenarioDecision, axis: ScenarioAxis, guessed: boolean): number {
  return axis === 'diagnosis' && guessed ? 0 : (decision.points[axis] ?? 0);
}

/** Scores a play by its four axes. */
export function scorePlay(scenario: Scenario, play: Play): ScenarioScore {
  const axes = SCENARIO_AXES.map((axis) => ({
    axis,
    points: play.taken.reduce((sum, { decision, guessed }) => sum + earned(decision, axis, guessed), 0),
    of: scenario.debrief.axes[axis].points,
  }));
  const share = axes.reduce((sum, { points }) => sum + points, 0) / allPoints(scenario);
  return { axes, share, band: bandOf(scenario, share) };
}

/** How a decision compares with the others of its step, by all its points: `best`, `fair` (at least half of the best) or `poor`. */
export function rankOf(
  scenario: Scenario,
  { step, decision }: PathStep,
): { rank: 'best' | 'fair' | 'poor'; best: ScenarioDecision } {
  const sum = ({ points }: ScenarioDecision): number =>
    SCENARIO_AXES.reduce((all, axis) => all + (points[axis] ?? 0), 0);
  const decisions = scenario.steps[step]?.decisions ?? [];
  const best = decisions.reduce((top, other) => (sum(other) > sum(top) ? other : top), decision);
  const rank = sum(decision) === sum(best) ? 'best' : sum(decision) * 2 >= sum(best) ? 'fair' : 'poor';
  return { rank, best };
}

/** The fewest minutes in which users are hurt, over the ways that earn the most points: decisions only, without looking at anything. */
export function leastHurt(scenario: Scenario): number {
  const paths = pathsOf(scenario);
  const most = Math.max(...paths.map(({ share }) => share));
  const best = paths.filter(({ share }) => share === most);
  return Math.min(...best.map(({ taken }) => hurtMinutes(scenario, taken)));
}

/** What is kept of a scenario: the play under way, and the best share of all points so far (0 to 1). */
export interface KeptScenario {
  events: ScenarioEvent[];
  best?: number;
}

/** Reads what was kept. What cannot be read counts as nothing. */
export function readScenario(raw: unknown): KeptScenario {
  if (typeof raw !== 'object' || raw === null) return { events: [] };
  const { events, best } = raw as Record<string, unknown>;
  return {
    events: Array.isArray(events) ? events.flatMap((item) => readEvent(item) ?? []) : [],
    ...(typeof best === 'number' && best >= 0 && best <= 1 ? { best } : {}),
  };
}

function readEvent(raw: unknown): ScenarioEvent | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { pull, decide } = raw as Record<string, unknown>;
  if (typeof pull === 'string') return { pull };
  return typeof decide === 'string' ? { decide } : undefined;
}
