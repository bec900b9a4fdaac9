import { evidenceSchema } from './evidence.ts';
import { bandOf, pathsOf, type ScenarioPath } from './scenario-paths.ts';
import { SCENARIO_AXES } from './scenario-axes.ts';
import type { Scenario } from './scenario.ts';
import { lineAt, type Problem } from './problems.ts';

type Report = (keys: PropertyKey[], message: string) => void;

/**
 * Finds what is wrong with a scenario that passed its schema: steps that nobody reaches or that lead nowhere, ways that never end,
 * evidence without a file or that no step offers, points and verdicts that no play reaches.
 *
 * @param yaml the text that `scenario` came from, for line numbers
 * @param path of the scenario.yaml
 * @param files text of every content file, by path
 */
export function checkScenario(
  scenario: Scenario,
  yaml: string,
  path: string,
  files: ReadonlyMap<string, string>,
): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (keys, message) => problems.push({ path, line: lineAt(yaml, keys), message });
  checkGraph(scenario, report);
  const folder = path.replace(/scenario\.yaml$/, 'evidence/');
  problems.push(...checkEvidence(scenario, folder, files, report));
  // Ways are worth counting only through a graph that holds together.
  if (problems.length === 0) checkPaths(scenario, report);
  return problems;
}

function checkGraph(scenario: Scenario, report: Report): void {
  const { steps, ends } = scenario;
  if (!(scenario.start in steps)) report(['start'], `start: there is no step "${scenario.start}"`);
  const reached = new Set<string>();
  const queue = [scenario.start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    queue.push(...(steps[at]?.decisions ?? []).map(({ next }) => next));
  }
  for (const name of [...Object.keys(steps), ...Object.keys(ends)]) {
    const where = name in steps ? 'steps' : 'ends';
    if (!reached.has(name))
      report([where, name], `${where}.${name}: no decision leads here; name it as "next" or remove it`);
  }
  for (const [name, step] of Object.entries(steps)) {
    if (name in ends) report(['ends', name], `ends.${name}: a step has this name, too; give each its own`);
    const seen = new Set<string>();
    step.decisions.forEach((decision, i) => {
      const at = ['steps', name, 'decisions', i];
      if (!(decision.next in steps) && !(decision.next in ends))
        report([...at, 'next'], `next: there is no step or end "${decision.next}"`);
      if (seen.has(decision.id)) report([...at, 'id'], `id: another decision of this step is called "${decision.id}"`);
      seen.add(decision.id);
    });
    if (leadsBack(scenario, name))
      report(['steps', name], `steps.${name}: a way leads from here back to here and never ends; let it go on instead`);
  }
}

function leadsBack({ steps }: Scenario, from: string): boolean {
  const seen = new Set<string>();
  const queue = (steps[from]?.decisions ?? []).map(({ next }) => next);
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === from) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    queue.push(...(steps[at]?.decisions ?? []).map(({ next }) => next));
  }
  return false;
}

function checkEvidence(
  scenario: Scenario,
  folder: string,
  files: ReadonlyMap<string, string>,
  report: Report,
): Problem[] {
  const problems: Problem[] = [];
  const offered = new Set(Object.values(scenario.steps).flatMap((step) => step.evidence));
  for (const [name, { file }] of Object.entries(scenario.evidence)) {
    const at = ['evidence', name];
    const source = files.get(folder + file);
    if (!offered.has(name)) report(at, `evidence.${name}: no step offers it; name it in a step's "evidence"`);
    if (source === undefined)
      report([...at, 'file'], `file: there is no ${folder}${file}; run the script that writes it`);
    else problems.push(...checkFile(source, folder, file, files));
  }
  for (const [name, step] of Object.entries(scenario.steps)) {
    step.evidence.forEach((id, i) => {
      if (!(id in scenario.evidence)) report(['steps', name, 'evidence', i], `evidence: there is no "${id}"`);
    });
    step.decisions.forEach((decision, d) =>
      decision.needs.forEach((id, i) => {
        if (!(id in scenario.evidence))
          report(['steps', name, 'decisions', d, 'needs', i], `needs: there is no evidence "${id}"`);
      }),
    );
  }
  return problems;
}

function checkFile(source: string, folder: string, file: string, files: ReadonlyMap<string, string>): Problem[] {
  const problem = (message: string): Problem[] => [{ path: folder + file, line: 1, message }];
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    return problem(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { data, error } = evidenceSchema.safeParse(json);
  if (error) return error.issues.flatMap(({ path, message }) => problem(`${path.join('.')}: ${message}`));
  if (data.recorded && !files.has(folder + data.recorded.script))
    return problem(`recorded.script: there is no ${folder}${data.recorded.script}`);
  return [];
}

function checkPaths(scenario: Scenario, report: Report): void {
  let paths: ScenarioPath[];
  try {
    paths = pathsOf(scenario);
  } catch (error) {
    report(['steps'], `steps: ${error instanceof Error ? error.message : String(error)}; let decisions meet again`);
    return;
  }
  for (const axis of SCENARIO_AXES) {
    const { points } = scenario.debrief.axes[axis];
    const most = Math.max(...paths.map((path) => path.points[axis]));
    if (most !== points)
      report(
        ['debrief', 'axes', axis, 'points'],
        `points: the most that a play can reach for ${axis} is ${most}, not ${points}`,
      );
  }
  const { bands } = scenario.debrief;
  const at = ({ share }: ScenarioPath): number => bandOf(scenario, share);
  bands.forEach(({ from }, i) => {
    if (i === 0 && from !== 0) report(['debrief', 'bands', 0, 'from'], 'from: the first band begins at 0');
    if (i > 0 && from <= (bands[i - 1]?.from ?? 0)) report(['debrief', 'bands', i, 'from'], 'from: bands go upwards');
    if (!paths.some((path) => at(path) === i))
      report(['debrief', 'bands', i], `bands[${i}]: no play reaches this verdict`);
  });
  const best = paths.filter((path) => at(path) === bands.length - 1);
  if (best.length < 2)
    report(
      ['debrief', 'bands', bands.length - 1],
      'bands: only one way reaches the best verdict; offer another good one',
    );
  for (const [name, step] of Object.entries(scenario.steps)) {
    step.decisions.forEach((decision, d) => {
      if (decision.needs.length > 0 && !paths.every((path) => canKnow(scenario, path, name, decision.id)))
        report(
          ['steps', name, 'decisions', d, 'needs'],
          'needs: on one way to this decision, none of these was ever offered; offer one in this step',
        );
    });
  }
}

/** Whether a play along `path` could have pulled one of what the decision needs by then; true when it never comes there. */
function canKnow(scenario: Scenario, path: ScenarioPath, name: string, id: string): boolean {
  const at = path.taken.findIndex(({ step, decision }) => step === name && decision.id === id);
  if (at === -1) return true;
  const offered = path.taken.slice(0, at + 1).flatMap(({ step }) => scenario.steps[step]?.evidence ?? []);
  return path.taken[at]?.decision.needs.some((need) => offered.includes(need)) ?? true;
}
