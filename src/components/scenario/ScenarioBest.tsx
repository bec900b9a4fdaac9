import { best as words } from '#words/scenario/best.ts';
import { useScenario } from './use-scenario.ts';

/** In the list of scenarios: how far the reader is with one. */
export default function ScenarioBest({ id }: { id: string }) {
  const { kept } = useScenario(id);
  const text = kept?.best !== undefined ? words.share(kept.best) : (kept?.events.length ?? 0) > 0 ? words.underWay : '';
  return text === '' ? null : <b>{text}</b>;
}
