import { useEffect, useRef, useState } from 'preact/hooks';
import { resetAll as words } from '#words/progress/page.ts';
import type { ProgressEntry, ProgressStore } from '../../progress/index.ts';
import { saveToFile } from './save-to-file.ts';

interface Props {
  store: ProgressStore;
  onReset: (label: string, which: (entry: ProgressEntry) => boolean) => void;
}

/** Everything at once: asks, and offers the file first. It can be taken back like any other reset. */
export function ResetAll({ store, onReset }: Props) {
  const [asking, setAsking] = useState(false);
  const question = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) question.current?.focus();
    else if (asked.current) button.current?.focus();
    asked.current = asking;
  }, [asking]);
  return (
    <section class="not-content" aria-labelledby="progress-reset">
      <h2 id="progress-reset">{words.heading}</h2>
      {asking ? (
        <>
          <p ref={question} tabIndex={-1}>
            {words.question}
          </p>
          <div class="hp-actions">
            <button type="button" class="hp-button primary" onClick={() => saveToFile(store)}>
              {words.save}
            </button>
            <button
              type="button"
              class="hp-button"
              onClick={() => {
                setAsking(false);
                onReset(words.label, () => true);
              }}
            >
              {words.sure}
            </button>
            <button type="button" class="hp-button" onClick={() => setAsking(false)}>
              {words.no}
            </button>
          </div>
        </>
      ) : (
        <button type="button" class="hp-button" ref={button} onClick={() => setAsking(true)}>
          {words.ask}
        </button>
      )}
    </section>
  );
}
