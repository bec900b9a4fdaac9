import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { fileTree as words } from '#words/lab/file-tree.ts';

interface Props {
  label: string;
  value: string;
  /** Rejects with an error whose message is a sentence for readers. */
  onName: (name: string) => Promise<void>;
  onCancel: () => void;
}

/** Asks for a file's name; says what is wrong with it. Enter takes it, Escape gives up. */
export function FileName({ label, value, onName, onCancel }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const id = useId();
  useEffect(() => {
    input.current?.focus();
    const dot = value.lastIndexOf('.');
    input.current?.setSelectionRange(value.lastIndexOf('/') + 1, dot < 0 ? value.length : dot);
  }, []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    try {
      await onName(input.current?.value.trim() ?? '');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      input.current?.focus();
    }
  }

  return (
    <form class="lab-tree-name" onSubmit={(event) => void submit(event)}>
      <label for={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="text"
        defaultValue={value}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel();
        }}
      />
      <p id={`${id}-problem`} role="alert">
        {problem}
      </p>
      <div class="lab-tree-buttons">
        <button type="submit" class="hp-button quiet">
          {words.saveName}
        </button>
        <button type="button" class="hp-button quiet" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
