/** Loads `<run-block>` when somebody comes near one. A click that came before it is done once it is there. */
import { regions as words } from '#words/guide/regions.ts';
import { nameRegions } from './name-regions.ts';

const load = (): Promise<unknown> => import('./run-block.ts');

const isIn = (target: EventTarget | null, selector: string): target is HTMLElement =>
  target instanceof Element && target.closest(selector) !== null;

for (const sign of ['pointerover', 'focusin', 'touchstart']) {
  const onSign = ({ target }: Event): void => {
    if (!isIn(target, 'run-block')) return;
    removeEventListener(sign, onSign, true);
    // If it cannot be had now, the click tries again.
    load().catch(() => undefined);
  };
  addEventListener(sign, onSign, { capture: true, passive: true });
}

addEventListener(
  'click',
  ({ target }) => {
    if (customElements.get('run-block') === undefined && isIn(target, '.run-bar button')) {
      load().then(
        () => target.click(),
        () => {
          const status = target.closest('run-block')?.querySelector('.run-status');
          if (status) status.textContent = words.notLoaded;
        },
      );
    }
  },
  true,
);

nameRegions();
