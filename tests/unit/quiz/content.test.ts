import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { quizSchema } from '../../../src/schemas/question.ts';

const questions = ['quizzes', 'interview'].flatMap((kind) =>
  readdirSync(`content/${kind}`)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => quizSchema.parse(parse(readFileSync(`content/${kind}/${name}`, 'utf8'))).questions),
);

describe('the questions of the site', () => {
  it('are many, and of every type and level', () => {
    expect(questions.length).toBeGreaterThanOrEqual(120);
    expect(new Set(questions.map(({ type }) => type)).size).toBe(6);
    expect(new Set(questions.map(({ level }) => level)).size).toBe(3);
  });

  it('do not give the right choice away by its length', () => {
    const withOneRight = questions.flatMap((question) => {
      const choices = 'choices' in question ? question.choices : [];
      const right = choices.filter(({ correct }) => correct);
      return right.length === 1 ? [{ id: question.id, right: right[0], wrong: choices.filter((c) => !c.correct) }] : [];
    });
    const longest = withOneRight
      .filter(({ right, wrong }) => wrong.every(({ text }) => text.length < (right?.text.length ?? 0)))
      .map(({ id }) => id);
    // By chance it would be about 30 %. Cut the right choice to what it claims, or give a wrong one its reason, too.
    expect(longest.length / withOneRight.length, `The longest choice is right in ${longest.join(', ')}`).toBeLessThan(
      0.5,
    );
  });
});
