import { regions as words } from '#words/guide/regions.ts';

/**
 * Expressive Code makes a block that scrolls a region, and takes that back when it fits. Regions need different names, or a
 * screen reader lists "region, region, region"; on a block that is no region, a name is not allowed.
 */
export function nameRegions(): void {
  const blocks = [...document.querySelectorAll<HTMLElement>('.expressive-code pre')];
  const observer = new MutationObserver((records) =>
    records.forEach(({ target }) => nameRegion(target as HTMLElement)),
  );
  blocks.forEach((pre, index) => {
    pre.dataset.name = nameOf(pre, index);
    nameRegion(pre);
    observer.observe(pre, { attributes: true, attributeFilter: ['role'] });
  });
}

function nameRegion(pre: HTMLElement): void {
  if (pre.getAttribute('role') === 'region') pre.setAttribute('aria-label', pre.dataset.name ?? '');
  else pre.removeAttribute('aria-label');
}

function nameOf(pre: HTMLElement, index: number): string {
  const block = pre.closest<HTMLElement>('run-block');
  if (block === null) return words.output(index + 1);
  const question = block.dataset.of ?? '';
  const file = block.dataset.file ?? '';
  return question === '' ? words.source(file) : words.sourceOf(file, question);
}
