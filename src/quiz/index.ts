export { ankiFile, ankiNote, type AnkiNote } from './anki.ts';
export { isShown, readFilter, statusOf, writeFilter, type BankFilter, type BankItem, type BankStatus } from './bank.ts';
export { parseNumber, type Answer, type AnswerByType } from './answer.ts';
export { grade, type Grade, type Remark } from './grade.ts';
export { problemText } from './problem-text.ts';
export { placeOf, placesOf, readRun, RESULT, type QuizRun } from './run.ts';
export { scoreQuiz, weakTopics, type JudgedQuestion, type QuizScore, type TopicScore } from './score.ts';
export { scrambled, seedOf, shuffled } from './shuffle.ts';
export {
  elapsed,
  paused,
  planMock,
  running,
  type MockClock,
  type MockPlan,
  type MockPool,
  type MockRound,
  type MockSetup,
} from './mock.ts';
export { comparedTo, readReport, scoreMock, type MockRating, type MockReport, type MockResult } from './mock-report.ts';
export {
  EMPTY_DRAFT,
  readSession,
  reportOf,
  storedSession,
  withResult,
  type MockSession,
  type RoundDraft,
} from './mock-session.ts';
export { newCard, readCard, type ReviewCard, type ReviewSchedule } from './review-card.ts';
export { DAILY_LIMIT, dueToday, forecast, reviewedToday, type DeckCard, type ForecastDay } from './review-deck.ts';
export {
  advance,
  clockAt,
  leastHurt,
  newPlay,
  openEvidence,
  rankOf,
  readScenario,
  replay,
  scorePlay,
  type KeptScenario,
  type Play,
  type ScenarioEvent,
  type ScenarioScore,
} from './scenario.ts';
