import { search as words } from '#words/site/search.ts';
import { excerptPieces } from './search-excerpt.ts';

/** The parts of Pagefind's browser API that are used; the package has no types for it. */
interface Pagefind {
  options(options: { excerptLength: number; baseUrl: string }): Promise<void>;
  debouncedSearch(query: string, options: object, ms: number): Promise<{ results: { data(): Promise<Hit> }[] } | null>;
}

interface Hit {
  url: string;
  meta: { title?: string };
  excerpt: string;
  sub_results?: { title: string; url: string; excerpt: string }[];
}

const SHOWN = 8;

/** The dialog that search-wanted.ts opens: arrow keys walk the results. */
class SearchDialog extends HTMLElement {
  #pagefind: Promise<Pagefind> | null = null;

  connectedCallback(): void {
    const dialog = this.#find('dialog', HTMLDialogElement);
    const input = this.#find('input', HTMLInputElement);
    input.addEventListener('input', () => void this.#search(input.value.trim()));
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener('keydown', (event) => this.#walk(event));
    // Pagefind is fetched when the dialog opens. It opened before this was here, and may have been typed into.
    new MutationObserver(() => this.#opened(dialog)).observe(dialog, { attributeFilter: ['open'] });
    this.#opened(dialog);
    void this.#search(input.value.trim());
  }

  #opened(dialog: HTMLDialogElement): void {
    if (dialog.open) void this.#load().catch(() => this.#say(words.unreachable));
  }

  /** Fetches Pagefind once; a failure is forgotten, so that opening the dialog again tries again. */
  #load(): Promise<Pagefind> {
    this.#pagefind ??= (async () => {
      const base = `${(this.dataset['base'] ?? '/').replace(/\/$/, '')}/`;
      const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
      await pagefind.options({ excerptLength: 18, baseUrl: base });
      return pagefind;
    })().catch((error: unknown) => {
      this.#pagefind = null;
      throw error;
    });
    return this.#pagefind;
  }

  async #search(query: string): Promise<void> {
    const list = this.#find('ul', HTMLUListElement);
    if (query === '') {
      list.replaceChildren();
      this.#say('');
      return;
    }
    try {
      const pagefind = await this.#load();
      const found = await pagefind.debouncedSearch(query, {}, 120);
      // A newer query is on its way.
      if (found === null) return;
      const hits = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
      list.replaceChildren(...hits.map(toItem));
      const count = found.results.length;
      this.#say(count === 0 ? words.nothing(query) : words.found(count));
    } catch {
      this.#say(words.notBuilt);
    }
  }

  #walk(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [this.#find('input', HTMLInputElement), ...this.querySelectorAll<HTMLAnchorElement>('ul a')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #say(text: string): void {
    this.#find('[role="status"]', HTMLElement).textContent = text;
  }

  #find<E extends Element>(selector: string, type: new () => E): E {
    const element = this.querySelector(selector);
    if (!(element instanceof type)) throw new Error(`hp-search: ${selector} is missing from Search.astro`);
    return element;
  }
}

/** A result as a link: to the best heading in the page when there is one, else to the page. */
function toItem(hit: Hit): HTMLLIElement {
  const best = hit.sub_results?.[0] ?? { title: '', url: hit.url, excerpt: hit.excerpt };
  const link = document.createElement('a');
  link.href = best.url;
  const title = document.createElement('strong');
  const page = hit.meta.title ?? best.url;
  title.textContent = best.title && best.title !== page ? `${page}: ${best.title}` : page;
  const excerpt = document.createElement('span');
  for (const { text, marked } of excerptPieces(best.excerpt)) {
    const mark = marked ? document.createElement('mark') : null;
    if (mark) mark.textContent = text;
    excerpt.append(mark ?? text);
  }
  link.append(title, excerpt);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

customElements.define('hp-search', SearchDialog);
