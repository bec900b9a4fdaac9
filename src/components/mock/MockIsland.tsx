import { useEffect, useState } from 'preact/hooks';
import { openProgress } from '../../progress/index.ts';
import {
  elapsed,
  paused,
  planMock,
  readReport,
  running,
  type MockClock,
  type MockPlan,
  type MockPool,
  type MockRating,
  type MockReport,
  type MockResult,
  type MockSetup,
} from '../../quiz/index.ts';
import { fetchQuestions, type QuestionData } from '../quiz/fetch-questions.ts';
import { link } from '../ui/link.ts';
import { Clock } from './Clock.tsx';
import { CodingRound } from './CodingRound.tsx';
import { QuestionRound } from './QuestionRound.tsx';
import { Report } from './Report.tsx';
import { ReviewRound } from './ReviewRound.tsx';
import { Setup } from './Setup.tsx';

const words = {
  round: (at: number, of: number, minutes: number): string => `Round ${at} of ${of}, about ${minutes} minutes`,
  stop: 'End the interview here',
  none: 'There are no questions for this choice. Choose other sections.',
  broken: 'The questions cannot be loaded. Reload the page.',
};

interface Props {
  pool: MockPool;
  /** Names of the sections by id. */
  sections: Readonly<Record<string, string>>;
  /** Prompts by question id, as plain text. */
  prompts: Readonly<Record<string, string>>;
}

interface Interview {
  setup: MockSetup;
  startedAt: number;
  plan: MockPlan;
  data: Map<string, QuestionData>;
  results: MockResult[];
  clock: MockClock;
  /** Clock time at which the round began, in milliseconds. */
  roundFrom: number;
}

/** A mock interview: setup, rounds, report. */
export default function MockIsland({ pool, sections, prompts }: Props) {
  const [interview, setInterview] = useState<Interview | undefined>();
  const [reports, setReports] = useState<MockReport[]>([]);
  const [finished, setFinished] = useState(false);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    void openProgress().then((store) => {
      const kept = store.list('mock-report').flatMap(({ value }) => readReport(value) ?? []);
      setReports(kept.sort((a, b) => b.startedAt - a.startedAt));
    });
  }, []);

  const begin = async (setup: MockSetup): Promise<void> => {
    const startedAt = Date.now();
    const plan = planMock(setup, pool, startedAt);
    if (plan.length === 0) {
      setProblem(words.none);
      return;
    }
    try {
      const places = Object.fromEntries(pool.questions.map(({ id, section }) => [id, section]));
      const data = await fetchQuestions(
        plan.map(({ id }) => id),
        places,
      );
      setProblem('');
      setFinished(false);
      setInterview({
        setup,
        startedAt,
        plan,
        data,
        results: [],
        clock: { gathered: 0, since: Date.now() },
        roundFrom: 0,
      });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : words.broken);
    }
  };

  const end = ({ setup, startedAt, results }: Interview): void => {
    setInterview(undefined);
    if (results.length === 0) return;
    const report: MockReport = { startedAt, role: setup.role, minutes: setup.minutes, results };
    setReports([report, ...reports]);
    setFinished(true);
    void openProgress().then((store) => store.set('mock-report', new Date(startedAt).toISOString(), report));
  };

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

  const round = interview?.plan[interview.results.length];
  if (interview === undefined || round === undefined) {
    const setup = <Setup sections={sections} onBegin={(chosen) => void begin(chosen)} />;
    return (
      <div class="hp-mock not-content">
        {!finished && setup}
        <p role="status">{problem}</p>
        <Report reports={reports} about={about} finished={finished} />
        {finished && setup}
      </div>
    );
  }

  const done = (rating: MockRating, answers: string[] = [], notes = ''): void => {
    const at = elapsed(interview.clock, Date.now());
    const result: MockResult = { kind: round.kind, id: round.id, rating, answers, notes, ms: at - interview.roundFrom };
    const next = { ...interview, results: [...interview.results, result], roundFrom: at };
    if (next.results.length === interview.plan.length) end(next);
    else setInterview(next);
  };
  const toggle = (): void => {
    const change = interview.clock.since === undefined ? running : paused;
    setInterview({ ...interview, clock: change(interview.clock, Date.now()) });
  };
  const data = interview.data.get(round.id);
  const lab = pool.labs.find(({ slug }) => slug === round.id);
  return (
    <div class="hp-mock hp-question not-content">
      <div class="hp-mock-top">
        <span>{words.round(interview.results.length + 1, interview.plan.length, round.minutes)}</span>
        <Clock clock={interview.clock} minutes={interview.setup.minutes} onToggle={toggle} />
      </div>
      <div key={round.id}>
        {data?.question.type === 'OpenAnswer' && <QuestionRound question={data.question} onDone={done} />}
        {data?.question.type === 'SpotTheBug' && (
          <ReviewRound question={data.question} code={data.code} onDone={(rating) => done(rating)} />
        )}
        {round.kind === 'coding' && lab && (
          <CodingRound lab={lab} onDone={(rating, notes) => done(rating, [], notes)} />
        )}
      </div>
      <p>
        <button type="button" class="hp-star" onClick={() => end(interview)}>
          {words.stop}
        </button>
      </p>
    </div>
  );
}
