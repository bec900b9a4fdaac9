import { useState } from 'preact/hooks';
import { fetching } from '#words/quiz/fetch.ts';
import { ankiExport as words } from '#words/review/review.ts';
import { ankiFile, ankiNote, type DeckCard } from '../../quiz/index.ts';
import { fetchQuestions, type QuestionSections } from '../quiz/fetch-questions.ts';
import { link } from '../ui/link.ts';

interface Props {
  deck: readonly DeckCard[];
  /** The cards to review today. */
  due: readonly DeckCard[];
  /** Which section holds each question of the site. */
  sections: QuestionSections;
  /** Names of the sections by id. */
  names: Readonly<Record<string, string>>;
}

/** Questions as a file that Anki imports. */
export function AnkiExport({ deck, due, sections, names }: Props) {
  const [which, setWhich] = useState('all');
  const [notice, setNotice] = useState('');

  const chosen = (): string[] => {
    if (which === 'due') return due.map(({ id }) => id);
    if (which === 'mine') return deck.map(({ id }) => id);
    if (which === 'starred') return deck.filter(({ card }) => card.why === 'chosen').map(({ id }) => id);
    return Object.keys(sections).filter((id) => which === 'all' || sections[id] === which);
  };
  const save = async (): Promise<void> => {
    const ids = chosen();
    if (ids.length === 0) {
      setNotice(words.none);
      return;
    }
    try {
      const questions = [...(await fetchQuestions(ids, sections)).values()].map(({ question }) => question);
      const notes = questions.map((question) => {
        const section = sections[question.id] ?? '';
        const page = question.id.startsWith('iv-') ? 'interview' : 'quizzes';
        const address = location.origin + link(`/${page}/${section}/#question-${question.id}`);
        return ankiNote(question, section, address);
      });
      const file = `hotpath-anki-${which}.txt`;
      const anchor = document.createElement('a');
      anchor.href = URL.createObjectURL(new Blob([ankiFile(notes)], { type: 'text/plain' }));
      anchor.download = file;
      anchor.click();
      URL.revokeObjectURL(anchor.href);
      setNotice(words.saved(notes.length, file));
    } catch (error) {
      setNotice(error instanceof Error ? error.message : fetching.broken);
    }
  };

  return (
    <div class="hp-anki not-content">
      <p class="hp-hint">{words.hint}</p>
      <label class="hp-field">
        <span>{words.which}</span>
        <select value={which} onChange={(event) => setWhich(event.currentTarget.value)}>
          {deck.length > 0 &&
            (['due', 'mine', 'starred'] as const).map((group) => (
              <option key={group} value={group}>
                {words.groups[group]}
              </option>
            ))}
          <option value="all">{words.groups.all}</option>
          {Object.entries(names).map(([id, name]) => (
            <option key={id} value={id}>
              {words.section(name)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="hp-button" onClick={() => void save()}>
        {words.save}
      </button>
      <p role="status">{notice}</p>
    </div>
  );
}
