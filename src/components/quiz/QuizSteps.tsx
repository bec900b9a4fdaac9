import { steps as words } from '#words/quiz/run.ts';
import { RESULT, type Grade } from '../../quiz/index.ts';

const MARKS = { right: '✓', half: '½', wrong: '✗', open: '' };

/** How a question stands. */
function standing(grade: Grade | undefined): 'open' | 'right' | 'half' | 'wrong' {
  if (grade === undefined) return 'open';
  if (grade.correct) return 'right';
  return grade.score > 0 ? 'half' : 'wrong';
}

interface Props {
  places: readonly string[];
  at: string | undefined;
  judged: ReadonlyMap<string, Grade | undefined>;
  /** What the place at an index is called. */
  names: (index: number) => string;
  onGo: (place: string) => void;
}

/** A button for every place of a quiz, with how the question stands. */
export function QuizSteps({ places, at, judged, names, onGo }: Props) {
  return (
    <ol class="hp-steps">
      {places.map((place, index) => {
        const stands = standing(judged.get(place));
        const name = place === RESULT ? names(index) : `${names(index)}, ${words[stands]}`;
        return (
          <li key={place}>
            <button
              type="button"
              aria-label={name}
              aria-current={place === at ? 'step' : undefined}
              data-stands={place === RESULT ? undefined : stands}
              onClick={() => onGo(place)}
            >
              {place === RESULT ? names(index) : index + 1}
              {place !== RESULT && MARKS[stands] !== '' && <small>{MARKS[stands]}</small>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
