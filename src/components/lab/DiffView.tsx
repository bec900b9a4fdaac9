import { outcome as words } from '#words/lab/outcome.ts';
import { diffRows } from '../../lab/session/diff.ts';
import type { TestResult } from '../../schemas/results.ts';

const signs = { expected: '−', actual: '+', same: ' ' } as const;

/** What a test expected against what it got: in one line each if short, else line by line. */
export function DiffView({ test }: { test: TestResult }) {
  const rows = diffRows(test);
  if (rows.length === 0) return null;
  return (
    <figure class="lab-diff">
      <figcaption>
        <span class="expected">− {words.expected}</span> <span class="actual">+ {words.actual}</span>
      </figcaption>
      <pre tabIndex={0}>
        {rows.map(({ side, text }, index) => (
          <div key={index} class={side}>
            <span aria-hidden="true">{signs[side]} </span>
            {side !== 'same' && (
              <span class="visually-hidden">{side === 'expected' ? words.expectedLine : words.actualLine}</span>
            )}
            {text}
          </div>
        ))}
      </pre>
    </figure>
  );
}
