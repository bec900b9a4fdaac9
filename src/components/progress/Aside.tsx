import { aside as words } from '#words/progress/page.ts';
import { entryOf, type AsideItem } from '../../progress/aside.ts';
import { takeBack } from '../../progress/changes.ts';
import type { ProgressStore } from '../../progress/index.ts';
import type { Catalog } from './catalog.ts';
import { KIND_NAMES } from './kind-names.ts';

interface Props {
  store: ProgressStore;
  catalog: Catalog;
  items: readonly AsideItem[];
}

/** What the reader calls an item: the title of the lab, or else its kind. */
function nameOf(item: AsideItem, catalog: Catalog): string {
  const entry = entryOf(item);
  if (entry === undefined) return item.of.slice(0, 80);
  const lab = catalog.sections.flatMap(({ labs }) => labs).find(({ id }) => id === entry.id);
  return `${KIND_NAMES[entry.kind]}${lab ? `, ${lab.title}` : ''}, ${new Date(entry.updatedAt).toLocaleString()}`;
}

/** What gave way and was kept: to be brought back, or thrown away by the reader and nobody else. */
export function Aside({ store, catalog, items }: Props) {
  if (items.length === 0) return null;
  return (
    <section class="not-content" aria-labelledby="progress-aside">
      <h2 id="progress-aside">{words.heading}</h2>
      <p class="hp-hint">{words.hint}</p>
      <ul class="hp-rows">
        {items.map((item) => (
          <li key={item.key}>
            <span>{words.it(nameOf(item, catalog), item.reason)}</span>
            {entryOf(item) && (
              <button type="button" class="hp-button" onClick={() => void takeBack(store, item.key)}>
                {words.take}
              </button>
            )}
            <button type="button" class="hp-button" onClick={() => void store.beside.forgetAside(item.key)}>
              {words.forget}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
