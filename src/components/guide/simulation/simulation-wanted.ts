/** Wakes a simulation when it is seen. */
import type { FunctionComponent } from 'preact';
import { whenSeen } from '../../ui/when-seen.ts';

const simulations = import.meta.glob<FunctionComponent>('../*/*Simulation.tsx', { import: 'default' });

whenSeen(document.querySelectorAll<HTMLElement>('[data-simulation]'), (element) => void wake(element));

async function wake(element: HTMLElement): Promise<void> {
  const [{ h, hydrate }, shown] = await Promise.all([
    import('preact'),
    simulations[element.dataset['simulation'] ?? '']?.(),
  ]);
  if (shown) hydrate(h(shown, null), element);
  delete element.dataset['simulation'];
}
