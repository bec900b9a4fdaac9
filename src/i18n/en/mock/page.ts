/** `/interview/mock/`. */
export const mock = {
  title: 'Mock interview',
  description:
    'Questions with follow-ups, code to review and a task to code, against a clock. The report stays in this browser.',
};
