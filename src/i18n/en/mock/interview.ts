/** What the roles are called. */
export const roles = { mid: 'Mid-level', senior: 'Senior', staff: 'Staff' };

/** Time on the clock against the time that was asked for, for example `4:07 of 30:00`. */
export const clockOf = (time: string, minutes: number): string => `${time} of ${minutes}:00`;

/** When an interview was begun. */
export const when = (at: Date): string => at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** The interview as a whole. */
export const interview = {
  round: (at: number, of: number, minutes: number): string => `Round ${at} of ${of}, about ${minutes} minutes`,
  stop: 'End the interview here',
  none: 'There are no questions for this choice. Choose other sections.',
};

/** What kind of interview it shall be. */
export const setup = {
  role: 'Interview for',
  length: 'Length',
  minutes: (n: number): string => `${n} minutes`,
  sections: 'Sections (none chosen: all)',
  begin: 'Begin the interview',
};

/** An interview that was left before its end. */
export const resume = {
  heading: 'You are in the middle of an interview',
  where: (role: string, begun: string, round: number, rounds: number, clock: string): string =>
    `${role}, begun on ${begun}: round ${round} of ${rounds}, ${clock} on the clock. ` +
    'The clock has stood still since, and what you wrote is still there.',
  goOn: 'Go on with it',
  anew: 'Start anew',
  lost: (rounds: number): string =>
    rounds === 0
      ? 'If you start anew, what you wrote in this one is gone.'
      : `If you start anew, this one ends here: its ${rounds === 1 ? 'finished round becomes' : `${rounds} finished rounds become`} a report.`,
};

/** The interview's clock. */
export const clock = { pause: 'Pause', goOn: 'Go on' };

/** A question with its follow-ups. */
export const questionRound = {
  answer: 'Say it aloud, or write it down',
  goOn: 'I have answered',
  yours: 'You',
  nothing: 'Nothing written down.',
  short: 'A good short answer',
  full: 'In full',
};

/** Code review. */
export const reviewRound = {
  check: 'This is the bug',
  complaint: 'Choose the line and what happens.',
};

/** Live coding. */
export const codingRound = {
  heading: (title: string, task: string): string => `Live coding: ${title}, "${task}"`,
  what: 'Open the lab in a new tab and make the tests of this task pass. Explain aloud what you do. Your clock goes on.',
  open: 'Open the lab',
  rubric: {
    weak: 'The tests of the task did not pass.',
    ok: 'They passed after a hint, or after many tries without a plan.',
    strong: 'They passed, and you could say before each change what it would do.',
  },
};

/** Self-grading after a round. */
export const rating = {
  notes: 'Notes for yourself',
  next: 'Next round',
  complaint: 'Grade yourself first.',
};

/** One interview in full. */
export const report = {
  latest: 'Your report',
  earlier: (when: string): string => `Your report of ${when}`,
  points: (share: number): string => `${Math.round(share * 100)} % of the points`,
  early: (rounds: number, of: number): string => `, in ${rounds} of ${of} rounds`,
  change: (by: number, when: string): string =>
    by === 0
      ? `, as in the last one for this role about these sections (${when}).`
      : `, ${Math.abs(by)} points ${by > 0 ? 'more' : 'fewer'} than in the last one for this role about these sections (${when}).`,
  study: 'Study next:',
  again: 'weak the last time, too',
  nothing: 'No topic was weak.',
  review: { before: 'The questions that were weak come back in ', link: 'your review', after: '.' },
  rounds: 'Round by round',
  kinds: { question: 'Question', review: 'Code review', coding: 'Live coding' },
  said: 'What you wrote',
};

/** All interviews that were finished. */
export const reports = {
  heading: 'Your interviews',
  caption: 'Newest first. Points: 1 for strong, one half for ok. Compare those of one role about the same sections.',
  columns: ['When', 'Role', 'Sections', 'Points', 'Rounds', 'Time', 'To study', 'Report'],
  all: 'all',
  rounds: (done: number, of: number): string => `${done} of ${of}`,
  show: 'Show',
  showOf: (when: string): string => `Show the report of ${when}`,
};
