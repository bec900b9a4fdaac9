import type { MockPool } from '../../quiz/index.ts';
import { link } from '../ui/link.ts';
import { Rating } from './Rating.tsx';
import { Heading } from './Heading.tsx';
import type { RoundProps } from './round-props.ts';

const words = {
  heading: (title: string, task: string): string => `Live coding: ${title}, "${task}"`,
  what: 'Open the lab in a new tab and make the tests of this task pass. Explain aloud what you do. Your clock goes on.',
  open: 'Open the lab',
  rubric: {
    weak: 'The tests of the task did not pass.',
    ok: 'They passed after a hint, or after many tries without a plan.',
    strong: 'They passed, and you could say before each change what it would do.',
  },
};

interface Props extends RoundProps {
  lab: MockPool['labs'][number];
}

/** Live coding: a task of a lab, in another tab. */
export function CodingRound({ lab, ...round }: Props) {
  return (
    <>
      <Heading>{words.heading(lab.title, lab.task)}</Heading>
      <p>{words.what}</p>
      <p>
        <a class="hp-button" href={link(`/labs/${lab.slug}/`)} target="_blank" rel="noopener">
          {words.open}
        </a>
      </p>
      <Rating rubric={words.rubric} {...round} />
    </>
  );
}
