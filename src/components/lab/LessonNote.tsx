import { contentLanguage } from '#words/locale.ts';
import { outcome as words } from '#words/lab/outcome.ts';
import type { Lesson } from '../../lab/session/lessons.ts';

/** Why the tests reject this: shown when exactly the tests of a known wrong solution fail. Read out when it comes. */
export function LessonNote({ lesson }: { lesson: Lesson | undefined }) {
  return (
    <div aria-live="polite">
      {lesson && (
        <div class="lab-lesson" data-testid="lesson">
          <h3>{words.whyRejected}</h3>
          <p>
            {lesson.trap ? (
              <>
                {words.trap(lesson.trap.id)} <span lang={contentLanguage}>{lesson.trap.text}.</span>
              </>
            ) : (
              words.mistake
            )}
          </p>
          <p lang={contentLanguage}>{lesson.lesson}</p>
        </div>
      )}
    </div>
  );
}
