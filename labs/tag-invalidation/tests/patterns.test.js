import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escapeGlob, matches } from '../glob.js';

/** The texts that fit. */
const fitting = (pattern, texts) => texts.filter((text) => matches(pattern, text));

describe('patterns', () => {
  it('fits the whole text', () => {
    const why = 'A pattern that fits somewhere in the key deletes the keys of others.';
    assert.deepEqual(
      fitting('user:*', ['user:9', 'user:', 'superuser:9', 'user', 'a user:9']),
      ['user:9', 'user:'],
      why,
    );
    assert.deepEqual(fitting('*:list', ['a:list', ':list', 'a:list:2']), ['a:list', ':list'], why);
    assert.deepEqual(fitting('user', ['user', 'users', 'a user']), ['user'], `Without a star it is that text. ${why}`);
  });

  it('takes every star', () => {
    const why = 'A pattern of which only the first star counts deletes nothing, and nobody notices.';
    const texts = ['a:1:b:2:c', 'a::b::c', 'a:1:c', 'a:b:c:', 'a:1:b:2:b:3:c'];
    assert.deepEqual(fitting('a:*:b:*:c', texts), ['a:1:b:2:c', 'a::b::c', 'a:1:b:2:b:3:c'], why);
    assert.deepEqual(fitting('**', ['', 'a']), ['', 'a'], 'Two stars in a row are as good as one.');
  });

  it('takes other characters for themselves', () => {
    const why =
      'Keys have dots, brackets and plus signs in them. Read as a regular expression, they mean something else.';
    assert.deepEqual(fitting('v1.2:*', ['v1.2:a', 'v1x2:a', 'v112:a']), ['v1.2:a'], why);
    assert.deepEqual(fitting('a+(b|c)^$', ['a+(b|c)^$', 'ab', 'aab']), ['a+(b|c)^$'], why);
    assert.deepEqual(fitting('q={x}*', ['q={x}1', 'q=x']), ['q={x}1'], why);
  });

  it('counts question marks', () => {
    const why = 'One question mark is one character: not none, not two.';
    assert.deepEqual(fitting('day:??', ['day:01', 'day:1', 'day:001']), ['day:01'], why);
    assert.deepEqual(fitting('?*', ['', 'a', 'ab']), ['a', 'ab'], why);
  });

  it('takes a line break for a character', () => {
    const why = 'A key with user input in it can hold any character.';
    assert.deepEqual(fitting('q:*:1', ['q:a\nb:1']), ['q:a\nb:1'], why);
    assert.deepEqual(fitting('q:?', ['q:\n']), ['q:\n'], why);
    assert.deepEqual(fitting('q', ['q\n', 'q']), ['q'], why);
  });

  it('takes what was escaped for itself', () => {
    const why = 'A user with the name "*" must not empty the cache.';
    assert.deepEqual(fitting(String.raw`a\*b`, ['a*b', 'axb', String.raw`a\*b`]), ['a*b'], why);
    const nasty = ['*', '?', 'a*b?c', String.raw`back\slash`, '[ab]', String.raw`\*`, 'plain', ''];
    for (const name of nasty) {
      assert.deepEqual(
        fitting(`user:${escapeGlob(name)}:*`, [`user:${name}:1`, 'user:ada:1', 'user:a:1']),
        [`user:${name}:1`],
        `The name is ${JSON.stringify(name)}, its pattern ${JSON.stringify(escapeGlob(name))}. ${why}`,
      );
    }
  });
});
