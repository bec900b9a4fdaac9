import { contentLanguage } from '#words/locale.ts';
import { weak as words } from '#words/progress/page.ts';
import type { TopicScore } from '../../quiz/index.ts';
import { guideName } from '../quiz/guide-name.ts';
import { link } from '../ui/link.ts';

const MOST = 6;

/** Weak topics, and what mends them. */
export function Weak({ weak }: { weak: readonly TopicScore[] }) {
  return (
    <section aria-labelledby="progress-weak">
      <h2 id="progress-weak">{words.heading}</h2>
      <p class="hp-hint">{weak.length === 0 ? words.none : words.hint}</p>
      <ul>
        {weak.slice(0, MOST).map(({ topic, share, guides, labs }) => (
          <li key={topic}>
            <b lang={contentLanguage}>{topic}</b>, {words.points(share)}.{' '}
            {guides.slice(0, 1).map((guide) => (
              <span key={guide}>
                {words.guide}{' '}
                <a lang={contentLanguage} href={link(`/guides/${guide}/`)}>
                  {guideName(guide)}
                </a>
                .{' '}
              </span>
            ))}
            {labs.slice(0, 1).map((lab) => (
              <span key={lab}>
                {words.lab}{' '}
                <a lang={contentLanguage} href={link(`/labs/${lab}/`)}>
                  {lab.replaceAll('-', ' ')}
                </a>
                .{' '}
              </span>
            ))}
            <a href={link(`/questions/?topic=${encodeURIComponent(topic)}`)}>{words.others}</a>.
          </li>
        ))}
      </ul>
    </section>
  );
}
