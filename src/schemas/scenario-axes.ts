/** What a decision can be good at. Each has its own points. Apart from the schema: pages need it, and not Zod. */
export const SCENARIO_AXES = ['diagnosis', 'mitigation', 'mend', 'communication'] as const;
export type ScenarioAxis = (typeof SCENARIO_AXES)[number];
