import { contentLanguage } from '#words/locale.ts';
import { others as words } from '#words/progress/page.ts';
import { link } from '../ui/link.ts';
import type { Overview } from './overview.ts';

/** Scenarios that were played and interviews that were held. */
export function Others({ scenarios, interviews }: Pick<Overview, 'scenarios' | 'interviews'>) {
  const played = scenarios.filter(({ best, begun }) => best !== undefined || begun);
  const [latest] = interviews;
  if (played.length === 0 && latest === undefined) return null;
  return (
    <section aria-labelledby="progress-others">
      <h2 id="progress-others">{words.heading}</h2>
      <ul>
        {played.map(({ id, title, best }) => (
          <li key={id}>
            <a lang={contentLanguage} href={link(`/scenarios/${id}/`)}>
              {title}
            </a>
            : {best === undefined ? words.begun : words.best(best)}
          </li>
        ))}
        {latest && (
          <li>
            <a href={link('/interview/mock/')}>{words.interviews(interviews.length)}</a>, {words.last(latest.share)}
          </li>
        )}
      </ul>
    </section>
  );
}
