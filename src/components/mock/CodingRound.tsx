import { codingRound as words } from '#words/mock/interview.ts';
import type { MockPool } from '../../quiz/index.ts';
import { link } from '../ui/link.ts';
import { Rating } from './Rating.tsx';
import { Heading } from './Heading.tsx';
import type { RoundProps } from './round-props.ts';

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
