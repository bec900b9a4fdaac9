import { useRef, useState } from 'preact/hooks';
import { problem as words } from '#words/quiz/question.ts';
import { problemText } from '../../quiz/index.ts';
import type { Question } from '../../schemas/question.ts';

interface Props {
  question: Question;
  /** What was answered, or `undefined`. */
  answer: unknown;
}

/** A text that names the question, to finish and to copy. */
export function ReportProblem({ question, answer }: Props) {
  const [text, setText] = useState<string | undefined>();
  const [said, setSaid] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(field.current?.value ?? '');
      setSaid(words.copied);
    } catch {
      field.current?.select();
      setSaid(words.selected);
    }
  };
  const open = ({ currentTarget }: { currentTarget: HTMLDetailsElement }): void => {
    if (currentTarget.open)
      setText((old) => old ?? problemText(question, { page: location.origin + location.pathname, answer }));
  };

  return (
    <details class="hp-problem" onToggle={open}>
      <summary>{words.summary}</summary>
      <p class="hp-hint">{words.hint}</p>
      <label class="hp-field">
        <span>{words.label}</span>
        <textarea rows={6} ref={field} value={text ?? ''} onInput={({ currentTarget: { value } }) => setText(value)} />
      </label>
      <button type="button" class="hp-button" onClick={() => void copy()}>
        {words.copy}
      </button>{' '}
      <span role="status">{said}</span>
    </details>
  );
}
