import type { TopicScore } from '../../quiz/index.ts';
import { guideName } from '../quiz/Explanation.tsx';
import { link } from '../ui/link.ts';

const MOST = 6;

const words = {
  heading: 'Where you are weak',
  none: 'No topic of the questions you answered is weak.',
  hint: 'Topics with less than three quarters of their points, from your answers and from what you reviewed since.',
  points: (share: number): string => `${Math.round(share * 100)} % of the points`,
  guide: 'Read',
  lab: 'Practise',
  others: 'All questions about it',
};

/** Weak topics, and what mends them. */
export function Weak({ weak }: { weak: readonly TopicScore[] }) {
  return (
    <section aria-labelledby="progress-weak">
      <h2 id="progress-weak">{words.heading}</h2>
      <p class="hp-hint">{weak.length === 0 ? words.none : words.hint}</p>
      <ul>
        {weak.slice(0, MOST).map(({ topic, share, guides, labs }) => (
          <li key={topic}>
            <b>{topic}</b>, {words.points(share)}.{' '}
            {guides.slice(0, 1).map((guide) => (
              <span key={guide}>
                {words.guide} <a href={link(`/guides/${guide}/`)}>{guideName(guide)}</a>.{' '}
              </span>
            ))}
            {labs.slice(0, 1).map((lab) => (
              <span key={lab}>
                {words.lab} <a href={link(`/labs/${lab}/`)}>{lab.replaceAll('-', ' ')}</a>.{' '}
              </span>
            ))}
            <a href={link(`/questions/?topic=${encodeURIComponent(topic)}`)}>{words.others}</a>.
          </li>
        ))}
      </ul>
    </section>
  );
}
