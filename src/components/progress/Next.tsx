import { link } from '../ui/link.ts';
import type { NextStep } from './overview.ts';

const words = {
  heading: 'What is next',
  begin: 'Begin with the first lab:',
  begun: { lab: 'Go on with the lab you began last:', quiz: 'Finish the quiz:' },
  changed: { lab: 'This lab changed since you solved it:', quiz: '' },
  first: { lab: 'The next lab in the order of the guides:', quiz: 'Test yourself:' },
  done: 'You have done every lab and every quiz. What you knew comes back in your review.',
};

/** One clear suggestion. */
export function Next({ next, empty }: { next: NextStep | undefined; empty: boolean }) {
  return (
    <section class="hp-next" aria-labelledby="progress-next">
      <h2 id="progress-next">{words.heading}</h2>
      {next === undefined ? (
        <p>{words.done}</p>
      ) : (
        <p>
          {empty ? words.begin : words[next.why][next.kind]}{' '}
          <a href={link(next.kind === 'lab' ? `/labs/${next.id}/` : `/quizzes/${next.id}/`)}>{next.title}</a>
        </p>
      )}
    </section>
  );
}
