/** Wakes a question when it is seen: what judges an answer, and the answer, are not in the page. */
import { wanted as words } from '#words/quiz/wanted.ts';
import { whenSeen } from '../ui/when-seen.ts';

const ASLEEP = '.hp-question[data-questions]';

const waking = new Map<HTMLElement, Promise<void>>();

/** Fulfils when it is awake. A failure is told and forgotten, so that checking asks again. */
function wake(question: HTMLElement): Promise<void> {
  const begun = waking.get(question) ?? mount(question);
  waking.set(question, begun);
  return begun;
}

async function mount(question: HTMLElement): Promise<void> {
  try {
    const { mountQuestion } = await import('./mount-question.tsx');
    await mountQuestion(question);
  } catch (error) {
    waking.delete(question);
    const verdict = question.querySelector('.hp-verdict');
    if (verdict) verdict.textContent = words.notLoaded;
    throw error;
  }
}

const ignore = (): void => undefined;

whenSeen(document.querySelectorAll<HTMLElement>(ASLEEP), (question) => void wake(question).catch(ignore));

// Checked before it was awake: the page must not be left, and the answer is judged once it can be.
addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    const question = form instanceof HTMLFormElement ? form.closest<HTMLElement>(ASLEEP) : null;
    if (!question) return;
    event.preventDefault();
    event.stopPropagation();
    wake(question).then(() => (form as HTMLFormElement).requestSubmit(), ignore);
  },
  true,
);
