import { useEffect, useState } from 'preact/hooks';
import { filter as words } from '#words/bank/filter.ts';
import { contentLanguage } from '#words/locale.ts';
import {
  isShown,
  readCard,
  readFilter,
  statusOf,
  writeFilter,
  type BankFilter as Filter,
  type BankItem,
  type BankStatus,
} from '../../quiz/index.ts';
import { openProgress } from '../progress/open-progress.ts';

interface Props {
  items: BankItem[];
  /** What the values of a field are called, in the order to offer them. */
  labels: Record<'section' | 'level' | 'type', Record<string, string>>;
}

/** Names of sections and topics are content. */
const isContent = (field: string): boolean => field === 'section' || field === 'topic';

/** Hides the questions of the page that the reader did not ask for. The filter is kept in the address. */
export default function BankFilter({ items, labels }: Props) {
  const [filter, setFilter] = useState<Filter>(readFilter(''));
  const [status, setStatus] = useState<Map<string, BankStatus>>(new Map());
  const [open, setOpen] = useState(false);

  useEffect(() => {
    setFilter(readFilter(location.search));
    void openProgress().then((store) => {
      const statuses = items.map(({ id }): [string, BankStatus] => {
        const value = store.get('quiz-answer', id)?.value as { correct?: boolean } | undefined;
        return [id, statusOf(value?.correct, readCard(store.get('review-card', id)?.value))];
      });
      setStatus(new Map(statuses));
    });
  }, [items]);

  const shown = new Set(items.filter((i) => isShown(i, filter, status.get(i.id) ?? 'new')).map(({ id }) => id));
  useEffect(() => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-question]')) {
      element.hidden = !shown.has(element.dataset['question'] ?? '');
    }
  });

  const choose = (field: keyof Filter, value: string): void => {
    const next = { ...filter, [field]: value };
    setFilter(next);
    history.replaceState(history.state, '', `${location.pathname}${writeFilter(next)}`);
  };
  const toggle = (): void => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('[data-question] details'))
      details.open = !open;
    setOpen(!open);
  };

  const topics = [...new Set(items.flatMap((item) => item.topics))].sort();
  const options: Record<keyof Filter, Record<string, string>> = {
    ...labels,
    topic: Object.fromEntries(topics.map((topic) => [topic, topic])),
    status: words.status,
  };
  return (
    <form class="hp-bank-filter not-content" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{words.legend}</legend>
        {(['section', 'topic', 'level', 'type', 'status'] as const).map((field) => (
          <label class="hp-field" key={field}>
            <span>{words.fields[field]}</span>
            <select value={filter[field]} onChange={(event) => choose(field, event.currentTarget.value)}>
              <option value="">{words.all}</option>
              {Object.entries(options[field]).map(([value, label]) => (
                <option key={value} value={value} lang={isContent(field) ? contentLanguage : undefined}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
      <div class="hp-actions">
        <p role="status">{words.count(shown.size, items.length)}</p>
        <label class="hp-check">
          <input type="checkbox" checked={open} onChange={toggle} /> {words.answers}
        </label>
        <button type="button" class="hp-button" onClick={() => print()}>
          {words.print}
        </button>
      </div>
    </form>
  );
}
