import { createEmbeddedEngine, createWebContainer } from './index.ts';
import type { EngineChoice } from './policy/choice.ts';
import type { LabWishes } from './policy/decide.ts';
import { EngineSwitch } from './policy/switch.ts';

/** The engines of a lab's page, and the rules by which runs are given to them. Loaded with the first run. */
export function createEngineSwitch(lab: LabWishes, choice: EngineChoice): EngineSwitch {
  return new EngineSwitch({ createEmbedded: createEmbeddedEngine, createContainer: createWebContainer, lab, choice });
}
