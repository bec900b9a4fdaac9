import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { importPreview as words } from '#words/progress/import.ts';
import { PROGRESS_KINDS } from '../../progress/index.ts';
import { MERGE, type ImportCase, type ImportPlan } from '../../progress/import-plan.ts';
import { KIND_NAMES } from './kind-names.ts';

const CASES = ['new', 'newer', 'older', 'identical'] as const;
const MOST_REASONS = 20;

interface Props {
  plan: ImportPlan;
  /** Of the file. */
  name: string;
  onTake: (cases: readonly ImportCase[]) => void;
  onCancel: () => void;
}

/** What an import would do, by kind, and the choice of what to take. Nothing has been changed yet. */
export function ImportPreview({ plan: { items, bad }, name, onTake, onCancel }: Props) {
  const [chosen, setChosen] = useState<readonly ImportCase[]>(MERGE);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);

  const count = (is: ImportCase, kind?: string): number =>
    items.filter((item) => item.is === is && (kind === undefined || item.entry.kind === kind)).length;
  const kinds = PROGRESS_KINDS.filter((kind) => items.some(({ entry }) => entry.kind === kind));
  const choices = (['new', 'newer', 'older'] as const).filter((is) => count(is) > 0);
  const taking = items.filter(({ is }) => is !== 'identical' && chosen.includes(is)).length;

  return (
    <section class="hp-import" aria-labelledby="import-preview">
      <h3 id="import-preview" ref={heading} tabIndex={-1}>
        {words.heading(name)}
      </h3>
      {kinds.length > 0 && (
        <section class="hp-table" tabIndex={0} aria-label={words.table}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.kind}</th>
                {CASES.map((is) => (
                  <th scope="col" key={is}>
                    {words.cases[is]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kinds.map((kind) => (
                <tr key={kind}>
                  <th scope="row">{KIND_NAMES[kind]}</th>
                  {CASES.map((is) => (
                    <td key={is}>{count(is, kind)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {bad.length > 0 && (
        <details>
          <summary>{words.refused(bad.length)}</summary>
          <ul>
            {bad.slice(0, MOST_REASONS).map(({ key, reason }) => (
              <li key={key}>
                {key} {reason}
              </li>
            ))}
            {bad.length > MOST_REASONS && <li>{words.more(bad.length - MOST_REASONS)}</li>}
          </ul>
        </details>
      )}
      {choices.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <fieldset>
          <legend>{words.choose}</legend>
          {choices.map((is) => (
            <label class="hp-check" key={is}>
              <input
                type="checkbox"
                checked={chosen.includes(is)}
                onChange={() => setChosen(chosen.includes(is) ? chosen.filter((each) => each !== is) : [...chosen, is])}
              />{' '}
              {words.take[is](count(is))}
            </label>
          ))}
        </fieldset>
      )}
      <div class="hp-actions">
        {taking > 0 && (
          <button type="button" class="hp-button primary" onClick={() => onTake(chosen)}>
            {words.load(taking)}
          </button>
        )}
        <button type="button" class="hp-button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </section>
  );
}
