import { Marked } from 'marked';
import { evidenceSchema, type Evidence } from '../../schemas/evidence.ts';
import { formatProblem, parseYaml } from '../../schemas/problems.ts';
import { scenarioSchema, type Scenario } from '../../schemas/scenario.ts';
import { baseLinks } from '../ui/base-links.ts';
import { noMarkup } from '../ui/no-markup.ts';

const scenarioSources = import.meta.glob<string>('../../../content/scenarios/*/scenario.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const evidenceSources = import.meta.glob<string>('../../../content/scenarios/*/evidence/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A scenario and its id, the name of its folder. */
export interface NamedScenario {
  id: string;
  scenario: Scenario;
}

/**
 * All scenarios, in their order. Build time only.
 * @throws {Error} with every problem of every scenario, one a line.
 */
export function loadScenarios(): NamedScenario[] {
  const problems: string[] = [];
  const found: NamedScenario[] = [];
  for (const [file, source] of Object.entries(scenarioSources)) {
    const path = file.replace('../../../', '');
    const parsed = parseYaml(source, scenarioSchema, path);
    if (parsed.problems) problems.push(...parsed.problems.map(formatProblem));
    else found.push({ id: path.split('/')[2] ?? '', scenario: parsed.data });
  }
  if (problems.length > 0) throw new Error(`Scenarios cannot be read:\n${problems.join('\n')}`);
  return found.sort((a, b) => a.scenario.order - b.scenario.order);
}

/**
 * The evidence of a scenario by its id, as its page fetches it. Build time only.
 * @throws {Error} when a file is missing or not what evidence looks like; `npm run docs:check` names the place
 */
export function loadEvidence({ id, scenario }: NamedScenario): Record<string, Evidence> {
  return Object.fromEntries(
    Object.entries(scenario.evidence).map(([name, { file }]) => {
      const path = `../../../content/scenarios/${id}/evidence/${file}`;
      return [name, evidenceSchema.parse(JSON.parse(evidenceSources[path] ?? 'null'))] as const;
    }),
  );
}

const marked = new Marked(baseLinks, noMarkup);
const inline = (markdown: string): string => marked.parseInline(markdown, { async: false });
const block = (markdown: string): string => marked.parse(markdown, { async: false });

/** Turns the Markdown of a scenario into HTML at build time, so that no parser is sent to the reader. Labels stay plain. */
export function renderScenario(scenario: Scenario): Scenario {
  const { debrief } = scenario;
  const entries = <T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
  return {
    ...scenario,
    briefing: block(scenario.briefing),
    evidence: entries(scenario.evidence, (item) => ({ ...item, tells: inline(item.tells) })),
    steps: entries(scenario.steps, (step) => ({
      ...step,
      situation: block(step.situation),
      ...(step.late ? { late: { ...step.late, text: inline(step.late.text) } } : {}),
      decisions: step.decisions.map((decision) => ({
        ...decision,
        text: inline(decision.text),
        outcome: inline(decision.outcome),
        lesson: inline(decision.lesson),
      })),
    })),
    ends: entries(scenario.ends, (end) => ({ ...end, text: inline(end.text) })),
    debrief: {
      ...debrief,
      cause: block(debrief.cause),
      bands: debrief.bands.map((band) => ({ ...band, text: inline(band.text) })),
      followUps: debrief.followUps.map(inline),
    },
  };
}
