import type { Lesson } from '../../lab/session/lessons.ts';

/** Why the tests reject this: shown when exactly the tests of a known wrong solution fail. Read out when it comes. */
export function LessonNote({ lesson }: { lesson: Lesson | undefined }) {
  return (
    <div aria-live="polite">
      {lesson && (
        <div class="lab-lesson" data-testid="lesson">
          <h3>Why the tests reject this</h3>
          <p>
            {lesson.trap
              ? `You seem to have met trap ${lesson.trap.id}. ${lesson.trap.text}.`
              : 'You seem to have made a mistake that others make too: exactly its tests fail.'}
          </p>
          <p>{lesson.lesson}</p>
        </div>
      )}
    </div>
  );
}
