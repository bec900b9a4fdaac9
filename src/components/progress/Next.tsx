import { contentLanguage } from '#words/locale.ts';
import { next as words } from '#words/progress/page.ts';
import { link } from '../ui/link.ts';
import type { NextStep } from './overview.ts';

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
          <a lang={contentLanguage} href={link(next.kind === 'lab' ? `/labs/${next.id}/` : `/quizzes/${next.id}/`)}>
            {next.title}
          </a>
        </p>
      )}
    </section>
  );
}
