import { body as words } from '#words/quiz/question.ts';
import { scrambled } from '../../quiz/index.ts';
import type { BodyProps } from './body-props.ts';

/** Lines to bring into order, each with a button up and a button down. */
export function OrderBody({ question, answer, onAnswer, seed }: BodyProps<'Ordering'>) {
  const initial = scrambled(question.lines, seed).map(({ id }) => id);
  const order = Array.isArray(answer) ? (answer as string[]) : initial;

  const move = (index: number, by: -1 | 1, button: HTMLButtonElement): void => {
    const next = [...order];
    const [id] = next.splice(index, 1);
    if (id === undefined) return;
    next.splice(index + by, 0, id);
    onAnswer(next);
    // The line moves away under the button: keep the focus on the same line, on whichever button still works there.
    const row = button.closest('ol')?.children;
    requestAnimationFrame(() => {
      const buttons = row?.[index + by]?.querySelectorAll('button');
      const same = buttons?.[by === -1 ? 0 : 1];
      (same?.disabled === true ? buttons?.[by === -1 ? 1 : 0] : same)?.focus();
    });
  };

  return (
    <ol class="hp-order">
      {order.map((id, index) => {
        const code = question.lines.find((line) => line.id === id)?.code ?? '';
        return (
          <li key={id}>
            <code>{code}</code>
            <span class="hp-move">
              <button
                type="button"
                disabled={index === 0}
                aria-label={words.up(index + 1, code)}
                onClick={(event) => move(index, -1, event.currentTarget)}
              >
                ↑
              </button>
              <button
                type="button"
                disabled={index === order.length - 1}
                aria-label={words.down(index + 1, code)}
                onClick={(event) => move(index, 1, event.currentTarget)}
              >
                ↓
              </button>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
