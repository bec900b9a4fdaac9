import { useScenario } from './use-scenario.ts';

const words = {
  best: (share: number): string => `Best: ${Math.round(share * 100)} %.`,
  underWay: 'Under way.',
};

/** In the list of scenarios: how far the reader is with one. */
export default function ScenarioBest({ id }: { id: string }) {
  const { kept } = useScenario(id);
  const text = kept?.best !== undefined ? words.best(kept.best) : (kept?.events.length ?? 0) > 0 ? words.underWay : '';
  return text === '' ? null : <b>{text}</b>;
}
