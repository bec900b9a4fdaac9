import { asyncScenarios } from './scenarios-async.ts';
import { copyScenarios } from './scenarios-copy.ts';
import { syncScenarios } from './scenarios-sync.ts';
import { watchScenarios } from './scenarios-watch.ts';
import type { Scenario } from './scenario-tools.ts';

export type { Fs } from './scenario-tools.ts';

/** All scenarios by name. Each runs in an empty current directory. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  ...syncScenarios,
  ...asyncScenarios,
  ...copyScenarios,
  ...watchScenarios,
};
