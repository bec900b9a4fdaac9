import { contentLanguage } from '#words/locale.ts';
import { sectionsDone as words } from '#words/progress/page.ts';
import type { ProgressEntry } from '../../progress/index.ts';
import { link } from '../ui/link.ts';
import type { Catalog } from './catalog.ts';
import { duration } from './duration.ts';
import type { LabStanding, SectionStanding } from './overview.ts';
import { belongsToLab, belongsToSection } from './belongs.ts';

interface Props {
  sections: readonly SectionStanding[];
  catalog: Catalog;
  onReset: (label: string, which: (entry: ProgressEntry) => boolean) => void;
}

const solvedOf = (labs: readonly LabStanding[]): number => labs.filter(({ state }) => state === 'solved').length;
const total = (numbers: number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** Labs and quizzes by section, each with how far the reader is and a way to begin anew. */
export function Sections({ sections, catalog, onReset }: Props) {
  const answered = total(sections.map(({ quiz }) => quiz.answered));
  const sum = words.sum(
    total(sections.map(({ labs }) => solvedOf(labs))),
    total(sections.map(({ labs }) => labs.length)),
    answered,
    total(sections.map(({ quiz }) => quiz.of)),
  );
  return (
    <section aria-labelledby="progress-done">
      <h2 id="progress-done">{words.heading}</h2>
      <p>
        {sum}
        {words.time(duration(total(sections.map(({ ms }) => ms))))}
      </p>
      <p class="hp-hint">{words.timeHint}</p>
      {sections.map((section) => {
        const { id, label, labs, quiz, ms } = section;
        const touched = ms > 0 || quiz.answered > 0 || labs.some(({ at }) => at > 0);
        return (
          <details key={id} class="hp-section not-content">
            <summary>
              <span class="hp-section-name" lang={contentLanguage}>
                {label}
              </span>
              <span>{words.labs(solvedOf(labs), labs.length)}</span>
              <span>{quiz.of > 0 ? words.quizCount(quiz.answered, quiz.of) : ''}</span>
              <span>{duration(ms)}</span>
            </summary>
            <ul>
              {labs.map(({ lab, state, passed, at }) => (
                <li key={lab.id}>
                  <a lang={contentLanguage} href={link(`/labs/${lab.slug}/`)}>
                    {lab.title}
                  </a>
                  <span data-state={state}>
                    {words.state[state]}
                    {state === 'new' ? '' : `, ${words.tasks(passed, lab.tasks.length)}`}
                  </span>
                  {at > 0 && (
                    <button
                      type="button"
                      class="hp-button"
                      aria-label={words.resetWhat(lab.title)}
                      onClick={() => onReset(words.resetWhat(lab.title), belongsToLab(lab))}
                    >
                      {words.reset}
                    </button>
                  )}
                </li>
              ))}
              {quiz.of > 0 && (
                <li>
                  <a href={link(`/quizzes/${id}/`)}>{words.quiz}</a>
                  <span>{words.score(quiz)}</span>
                </li>
              )}
            </ul>
            {touched && (
              <button
                type="button"
                class="hp-button"
                onClick={() => onReset(words.resetWhat(label), belongsToSection(section, catalog))}
              >
                {words.resetSection}
              </button>
            )}
          </details>
        );
      })}
    </section>
  );
}
