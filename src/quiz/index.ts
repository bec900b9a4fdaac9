export { isShown, readFilter, statusOf, writeFilter, type BankFilter, type BankItem, type BankStatus } from './bank.ts';
export { parseNumber, type Answer, type AnswerByType } from './answer.ts';
export { grade, type Grade, type Remark } from './grade.ts';
export { scoreQuiz, type QuizScore, type TopicScore } from './score.ts';
export { scrambled, seedOf, shuffled } from './shuffle.ts';
export {
  elapsed,
  paused,
  planMock,
  readReport,
  running,
  scoreMock,
  type MockClock,
  type MockPlan,
  type MockPool,
  type MockRating,
  type MockReport,
  type MockResult,
  type MockRound,
  type MockSetup,
} from './mock.ts';
export { newCard, readCard, type ReviewCard, type ReviewSchedule } from './review-card.ts';
export { DAILY_LIMIT, dueToday, forecast, reviewedToday, type DeckCard, type ForecastDay } from './review-deck.ts';
