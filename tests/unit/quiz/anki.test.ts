import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderQuestion } from '../../../src/components/quiz/render-question.ts';
import { ankiFile, ankiNote } from '../../../src/quiz/index.ts';
import { quizSchema } from '../../../src/schemas/question.ts';
import { allQuestions, question } from './fixtures.ts';

/** Reads a file as Anki's manual says: headers and comments begin with `#`, quoted fields may hold anything, `""` is a quote. */
function imported(file: string): { headers: Record<string, string>; rows: string[][] } {
  const headers: Record<string, string> = {};
  let at = 0;
  while (file[at] === '#') {
    const end = file.indexOf('\n', at);
    const [, key = '', value = ''] = /^#([^:]+):(.*)$/.exec(file.slice(at, end)) ?? [];
    headers[key] = value;
    at = end + 1;
  }
  const rows: string[][] = [];
  let row: string[] = [];
  while (at < file.length) {
    let text = '';
    if (file[at] === '"') {
      for (at += 1; file[at] !== '"' || file[at + 1] === '"'; at += 1) {
        text += file.charAt(at);
        if (file[at] === '"') at += 1;
      }
      at += 1;
    } else {
      while (at < file.length && file[at] !== '\t' && file[at] !== '\n') text += file.charAt(at++);
    }
    row.push(text);
    if (file[at] !== '\t') {
      rows.push(row);
      row = [];
    }
    at += 1;
  }
  return { headers, rows };
}

const page = 'https://x.test/quizzes/memory/';

describe('a file for Anki', () => {
  it('says in its headers how it is to be read', () => {
    const { headers } = imported(ankiFile([]));
    expect(headers).toEqual({
      separator: 'Tab',
      html: 'true',
      notetype: 'Basic',
      deck: 'Hotpath',
      columns: 'Front\tBack\tTags',
      'tags column': '3',
    });
  });

  it('gives every field back, whatever is in it', () => {
    const nasty = ['# no comment', 'a "quoted" word', 'two\nlines', 'a\ttab', '"', '""\n"', 'plain', ''];
    const notes = nasty.map((text) => ({ front: text, back: `${text}${text}`, tags: ['one', 'two'] }));
    expect(imported(ankiFile(notes)).rows).toEqual(notes.map(({ front, back }) => [front, back, 'one two']));
  });

  it('holds every question of the site, each with a front of its own: by it Anki knows a note again', () => {
    const notes = ['quizzes', 'interview'].flatMap((kind) =>
      readdirSync(`content/${kind}`)
        .filter((name) => name.endsWith('.yaml'))
        .flatMap((name) =>
          quizSchema
            .parse(parse(readFileSync(`content/${kind}/${name}`, 'utf8')))
            .questions.map((one) => ankiNote(renderQuestion(one), name.replace('.yaml', ''), page)),
        ),
    );
    expect(notes.length).toBeGreaterThan(100);
    const { rows } = imported(ankiFile(notes));
    expect(rows).toEqual(notes.map(({ front, back, tags }) => [front, back, tags.join(' ')]));
    expect(new Set(rows.map(([front]) => front)).size).toBe(notes.length);
    expect(rows.every(([, , tags]) => tags?.split(' ').every((tag) => /^[^\s"]+$/.test(tag)))).toBe(true);
  });
});

describe('a note', () => {
  it('asks on its front and answers on its back, for every type of question', () => {
    for (const one of allQuestions()) {
      const { front, back, tags } = ankiNote(one, 'memory', page);
      expect(front).toContain('Why?');
      expect(front).not.toContain('Because.');
      expect(back).toContain('Because.');
      expect(tags).toContain('hotpath::memory');
    }
    const { front, back } = ankiNote(question('SpotTheBug'), 'memory', page);
    expect(front).toContain('console.log(a + 2);');
    expect(front).not.toContain('Line 2');
    expect(back).toContain('Line 2');
  });

  it('shows code as code, and makes one tag of a topic of two words', () => {
    const tracing = question('Tracing');
    const program = { ...tracing.program, files: { 'main.mjs': 'if (1 < 2) {\n  a && b;\n}' } };
    const { front, tags } = ankiNote({ ...tracing, program, topics: ['garbage collection'] }, 'memory', page);
    expect(front).toContain('if (1 &lt; 2) {\n  a &amp;&amp; b;\n}');
    expect(tags).toContain('garbage-collection');
  });
});
