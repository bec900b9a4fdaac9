export { parseNumber, type Answer, type AnswerByType } from './answer.ts';
export { grade, type Grade, type Remark } from './grade.ts';
export { scoreQuiz, type QuizScore, type TopicScore } from './score.ts';
export { scrambled, seedOf, shuffled } from './shuffle.ts';
