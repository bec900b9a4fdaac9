import { describe, expect, it } from 'vitest';
import { quizSchema } from '../../../src/schemas/question.ts';
import { contradictions, programsOfQuestion } from '../../../src/docs/question-programs.ts';
import { question, raw } from './fixtures.ts';

function messages(...questions: object[]): string[] {
  const result = quizSchema.safeParse({ title: 't', description: 'd', questions });
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('the question schema', () => {
  it('takes one good question of each type', () => {
    expect(messages(...Object.values(raw))).toEqual([]);
  });

  it('says in words what an author has to mend', () => {
    const { choices, ...rest } = raw.MultipleChoice;
    expect(messages({ ...rest, choices: choices.map((c) => ({ ...c, correct: false })) })).toEqual([
      'questions.0.choices: No choice is correct. Mark at least one with correct: true.',
    ]);
    expect(
      messages({ ...rest, choices: [choices[0], { id: 'x', text: 'None of the above', feedback: 'f' }] })[0],
    ).toContain('no "above"');
    expect(messages({ ...rest, choices: [choices[0], { id: 'x', text: 'X' }] })[0]).toContain(
      'The feedback of the choice',
    );
    expect(messages({ ...rest, choices, prompt: 'Which is NOT shared?' })[0]).toContain('ask for the one that is');
    expect(messages(raw.Tracing, raw.Tracing)).toEqual(['questions.1.id: Another question has the id "q-trace"']);
  });

  it('finds lines, mistakes and orders that cannot be', () => {
    expect(messages({ ...raw.SpotTheBug, line: 9 })).toEqual(['questions.0.line: The program has only 3 lines']);
    expect(messages({ ...raw.Numeric, mistakes: [{ answer: 2.45, feedback: 'f' }] })[0]).toContain('counts as right');
    expect(messages({ ...raw.Ordering, alternatives: [['x', 'y']] })[0]).toContain('every line once');
    expect(messages({ ...raw.Tracing, program: { entry: 'a.mjs', files: {}, output: '' } })[0]).toContain(
      'not among the files',
    );
  });
});

describe('what a question has to prove', () => {
  it('is its bug, and that the one line mends it', () => {
    const programs = programsOfQuestion(question('SpotTheBug'), 'q.yaml', 3);
    expect(programs.map((p) => [p.label, p.expected.output])).toEqual([
      ['question q-bug', '3\n0'],
      ['question q-bug, mended', '2\n0'],
    ]);
    expect(programs[1]?.files.get('main.mjs')).toBe('const a = 1;\nconsole.log(a + 1);\nconsole.log(0);');
  });

  it('is that every right order runs', () => {
    expect(programsOfQuestion(question('Ordering'), 'q.yaml', 1).map((p) => p.files.get('main.mjs')?.trim())).toEqual([
      "console.log('x');\nconsole.log('y');\nconsole.log('z');",
      "console.log('y');\nconsole.log('x');\nconsole.log('z');",
    ]);
  });

  it('fails when the text contradicts the program', () => {
    const bug = question('SpotTheBug');
    expect(contradictions({ ...bug, fix: { ...bug.fix, output: bug.program.output } })[0]).toContain('proves nothing');
    const number = { ...question('Numeric'), program: { entry: 'm', files: { m: '' }, output: 'x\n7' } };
    expect(contradictions(number)).toEqual(['The program ends with 7, the answer is 2.5.']);
  });
});
