import { useEffect, useState } from 'preact/hooks';
import { interview as words } from '#words/mock/interview.ts';
import type { MockPool, MockSession, MockSetup } from '../../quiz/index.ts';
import { link } from '../ui/link.ts';
import { Clock } from './Clock.tsx';
import { CodingRound } from './CodingRound.tsx';
import { QuestionRound } from './QuestionRound.tsx';
import { Reports } from './Reports.tsx';
import { Resume } from './Resume.tsx';
import { ReviewRound } from './ReviewRound.tsx';
import { Setup } from './Setup.tsx';
import { useInterview, type Interview } from './use-interview.ts';

interface Props {
  pool: MockPool;
  /** Names of the sections by id. */
  sections: Readonly<Record<string, string>>;
  /** Prompts by question id, as plain text. */
  prompts: Readonly<Record<string, string>>;
}

/** A mock interview: setup, rounds, report. */
export default function MockIsland({ pool, sections, prompts }: Props) {
  const interview = useInterview(pool);
  const about = (id: string) => {
    const lab = pool.labs.find(({ slug }) => slug === id);
    if (lab) return { title: lab.title, href: link(`/labs/${id}/`), topics: [] };
    const question = pool.questions.find((candidate) => candidate.id === id);
    const page = question?.type === 'OpenAnswer' && id.startsWith('iv-') ? 'interview' : 'quizzes';
    return {
      title: prompts[id] ?? id,
      href: link(`/${page}/${question?.section ?? ''}/#question-${id}`),
      topics: question?.topics ?? [],
    };
  };

  // Begun before storage was read: it begins then, unless one was left there.
  const [wanted, setWanted] = useState<MockSetup | undefined>();
  useEffect(() => {
    if (!interview.loaded || wanted === undefined) return;
    setWanted(undefined);
    if (interview.left === undefined) void interview.begin(wanted);
  }, [interview.loaded, wanted]);
  if (interview.running !== undefined)
    return <Round interview={interview} session={interview.running.session} pool={pool} />;

  const { left, finished } = interview;
  const setup =
    left === undefined ? (
      <Setup sections={sections} onBegin={setWanted} />
    ) : (
      <Resume session={left} onResume={() => void interview.resume()} onGiveUp={interview.giveUp} />
    );
  return (
    <div class="hp-mock not-content">
      {!finished && setup}
      <p role="status">{interview.problem}</p>
      <Reports reports={interview.reports} about={about} sections={sections} finished={finished} />
      {finished && setup}
    </div>
  );
}

/** The round that goes on, below the clock. */
function Round({ interview, session, pool }: { interview: Interview; session: MockSession; pool: MockPool }) {
  const { plan, results, clock, setup, draft } = session;
  const round = plan[results.length];
  if (round === undefined) return null;
  const data = interview.running?.data.get(round.id);
  const lab = pool.labs.find(({ slug }) => slug === round.id);
  const shared = { draft, onChange: interview.change, onDone: interview.done };
  return (
    <div class="hp-mock hp-question not-content">
      <div class="hp-mock-top">
        <span>{words.round(results.length + 1, plan.length, round.minutes)}</span>
        <Clock clock={clock} minutes={setup.minutes} onToggle={interview.toggle} />
      </div>
      <div key={round.id}>
        {data?.question.type === 'OpenAnswer' && <QuestionRound question={data.question} {...shared} />}
        {data?.question.type === 'SpotTheBug' && <ReviewRound question={data.question} code={data.code} {...shared} />}
        {round.kind === 'coding' && lab && <CodingRound lab={lab} {...shared} />}
      </div>
      <p>
        <button type="button" class="hp-star" onClick={interview.end}>
          {words.stop}
        </button>
      </p>
    </div>
  );
}
