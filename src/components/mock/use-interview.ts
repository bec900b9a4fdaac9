import { useEffect, useRef, useState } from 'preact/hooks';
import { interview as words } from '#words/mock/interview.ts';
import { fetching } from '#words/quiz/fetch.ts';
import type { ProgressStore } from '../../progress/index.ts';
import {
  EMPTY_DRAFT,
  newCard,
  paused,
  planMock,
  readCard,
  readReport,
  readSession,
  reportOf,
  running,
  storedSession,
  withResult,
  type MockPool,
  type MockReport,
  type MockResult,
  type MockSession,
  type MockSetup,
  type RoundDraft,
} from '../../quiz/index.ts';
import { openProgress } from '../progress/open-progress.ts';
import { fetchQuestions, type QuestionData } from '../quiz/fetch-questions.ts';

/** An interview that is being held, with the questions it needs. */
export interface Running {
  session: MockSession;
  data: Map<string, QuestionData>;
}

/** Everything a mock interview remembers, and the ways through it. */
export interface Interview {
  /** False until storage was read. */
  loaded: boolean;
  /** Newest first. */
  reports: MockReport[];
  /** An interview that was left before its end, by a reload for example. */
  left: MockSession | undefined;
  running: Running | undefined;
  /** The last interview ended just now. */
  finished: boolean;
  /** A sentence for the reader, or empty. */
  problem: string;
  begin: (setup: MockSetup) => Promise<void>;
  /** Goes on with the interview that was left. */
  resume: () => Promise<void>;
  /** Gives it up; its finished rounds become a report. */
  giveUp: () => void;
  change: (patch: Partial<RoundDraft>) => void;
  done: (result: Pick<MockResult, 'rating' | 'answers' | 'notes'>) => void;
  /** Stops the clock, or lets it run again. */
  toggle: () => void;
  end: () => void;
}

const keyOf = ({ startedAt }: { startedAt: number }): string => new Date(startedAt).toISOString();

/** Holds an interview and keeps every step of it, so that a reload loses nothing. */
export function useInterview(pool: MockPool): Interview {
  const [store, setStore] = useState<ProgressStore | undefined>();
  const [reports, setReports] = useState<MockReport[]>([]);
  const [left, setLeft] = useState<MockSession | undefined>();
  const [held, setHeld] = useState<Running | undefined>();
  const [finished, setFinished] = useState(false);
  const [problem, setProblem] = useState('');
  const latest = useRef<MockSession | undefined>();

  useEffect(() => {
    void openProgress().then((opened) => {
      const kept = opened.list('mock-report').flatMap(({ value }) => readReport(value) ?? []);
      setReports(kept.sort((a, b) => b.startedAt - a.startedAt));
      setLeft(opened.list('mock-session').flatMap(({ value }) => readSession(value, pool) ?? [])[0]);
      if (opened.status.kind === 'memory') setProblem(opened.status.reason);
      setStore(opened);
    });
  }, [pool]);

  const keep = (session: MockSession): void => {
    void store?.set('mock-session', keyOf(session), storedSession(session, Date.now()));
  };
  // Thinking changes nothing but the clock, which is kept when the page goes out of sight.
  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === 'hidden' && latest.current !== undefined) keep(latest.current);
    };
    document.addEventListener('visibilitychange', hide);
    return () => document.removeEventListener('visibilitychange', hide);
  });

  const put = (session: MockSession, data: Running['data']): void => {
    latest.current = session;
    setHeld({ session, data });
    keep(session);
  };

  const hold = async (session: MockSession): Promise<void> => {
    try {
      const places = Object.fromEntries(pool.questions.map(({ id, section }) => [id, section]));
      const ids = session.plan.map(({ id }) => id);
      const data = await fetchQuestions(ids, places);
      setProblem('');
      setFinished(false);
      setLeft(undefined);
      put({ ...session, clock: running(session.clock, Date.now()) }, data);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : fetching.broken);
    }
  };

  const close = (session: MockSession): void => {
    latest.current = undefined;
    setHeld(undefined);
    setLeft(undefined);
    void store?.delete('mock-session', keyOf(session));
    if (session.results.length === 0) return;
    const report = reportOf(session);
    setReports([report, ...reports]);
    setFinished(true);
    void store?.set('mock-report', keyOf(session), report);
  };

  return {
    loaded: store !== undefined,
    reports,
    left,
    running: held,
    finished,
    problem,
    begin: async (setup) => {
      const startedAt = Date.now();
      const plan = planMock(setup, pool, startedAt);
      if (plan.length === 0) setProblem(words.none);
      else
        await hold({
          setup,
          startedAt,
          plan,
          results: [],
          clock: { gathered: 0 },
          roundFrom: 0,
          draft: EMPTY_DRAFT,
        });
    },
    resume: async () => {
      if (left !== undefined) await hold(left);
    },
    giveUp: () => {
      if (left !== undefined) close(left);
    },
    change: (patch) => {
      if (held === undefined) return;
      // Two changes may come before the next drawing.
      const session = latest.current ?? held.session;
      put({ ...session, draft: { ...session.draft, ...patch } }, held.data);
    },
    done: (result) => {
      if (held === undefined) return;
      const next = withResult(held.session, result, Date.now());
      const { kind, id, rating } = next.results.at(-1) ?? {};
      if (kind !== 'coding' && id !== undefined && rating === 'weak') void remember(store, id);
      if (next.results.length === next.plan.length) close(next);
      else put(next, held.data);
    },
    toggle: () => {
      if (held === undefined) return;
      const { clock } = held.session;
      const change = clock.since === undefined ? running : paused;
      put({ ...held.session, clock: change(clock, Date.now()) }, held.data);
    },
    end: () => {
      if (held !== undefined) close(held.session);
    },
  };
}

/** What was weak comes back in review, as a wrong answer in a quiz does. A card that is there keeps its schedule. */
async function remember(store: ProgressStore | undefined, id: string): Promise<void> {
  if (readCard(store?.get('review-card', id)?.value) === undefined)
    await store?.set('review-card', id, newCard('wrong', Date.now()));
}
