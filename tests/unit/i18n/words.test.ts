import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/i18n/languages.ts';

const FOLDER = new URL('../../../src/i18n/', import.meta.url);

/** Words that are the same in both languages: names, units, and loanwords. By `<file> <path of the word>`. */
const SAME = new Set([
  'engine-check/page.ts engineCheck.engines.webcontainer',
  'engines/policy.ts policy.line',
  'engines/policy.ts policy.names.webcontainer',
  'home/page.ts demo.poolColumn',
  'home/page.ts demo.rows.threads',
  'lab/engine-details.ts engineDetails.open',
  'lab/outcome.ts bench.median',
  'lab/outcome.ts bench.title',
  'lab/outcome.ts outcome.engines.webcontainer',
  'lab/page.ts labList.title',
  'lab/page.ts labPage.code',
  'lab/timeline.ts timeline.columns.5',
  'lab/toolbar.ts toolbar.engine',
  'lab/toolbar.ts toolbar.engines.webcontainer',
  'lab/verdict.ts verdict.better',
  'mock/interview.ts roles.senior',
  'mock/interview.ts roles.staff',
  'offline/panel.ts offlineParts.guides',
  'play/http.ts http.body',
  'play/http.ts http.one',
  'play/http.ts http.port',
  'play/page.ts playPage.code',
  'play/page.ts playPage.terminal',
  'play/page.ts playPage.title',
  'play/terminal.ts terminal.title',
  'progress/changes.ts kinds.bench-best',
  'progress/page.ts benches.lab',
  'progress/page.ts sectionsDone.quiz',
  'progress/page.ts sectionsDone.time',
  'quiz/pages.ts interview.section',
  'quiz/pages.ts quizzes.quiz',
  'quiz/question.ts body.ratings.ok',
  'quiz/question.ts explanation.guide',
  'quiz/question.ts explanation.lab',
  'sidebar.ts sidebar.hosts',
  'sidebar.ts sidebar.labs',
  'sidebar.ts sidebar.performance',
  'sidebar.ts sidebar.quiz',
  'site/chrome.ts footer.offline',
  'site/chrome.ts mainNav.guides',
  'site/chrome.ts mainNav.interview',
  'site/chrome.ts mainNav.labs',
  'site/chrome.ts mainNav.playground',
  'site/pages.ts guides.title',
  'site/pages.ts offline.title',
  'site/setup.ts pictureKinds.guides',
  'site/setup.ts pictureKinds.interview',
  'site/setup.ts pictureKinds.labs',
  'site/setup.ts pictureKinds.quizzes',
  'site/setup.ts starlight.themeSelect.auto',
]);

type Words = Record<string, unknown>;

const read = async (language: string, file: string): Promise<Words> =>
  (await import(new URL(`${language}/${file}`, FOLDER).href)) as Words;

/** Every word of a file with its path: strings as they are, functions as their source. */
function* leaves(value: unknown, path: string): Generator<[string, string]> {
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, path === '' ? key : `${path}.${key}`);
  else if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'function') yield [path, `function ${Function.prototype.toString.call(value)}`];
}

const files = readdirSync(new URL('en/', FOLDER), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== 'locale.ts')
  .sort();

describe.each(Object.keys(LANGUAGES).filter((language) => language !== 'en'))('the words of %s', (language) => {
  it('has the files of English, and no other', () => {
    const found = readdirSync(new URL(`${language}/`, FOLDER), { recursive: true, encoding: 'utf8' });
    expect(found.filter((name) => name.endsWith('.ts') && name !== 'locale.ts').sort()).toEqual(files);
  });

  it.each(files)('%s is translated', async (file) => {
    const english = new Map(leaves(await read('en', file), ''));
    const other = new Map(leaves(await read(language, file), ''));
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
    const left = [...other].filter(([path, word]) => /\p{L}{2}/u.test(word) && english.get(path) === word);
    expect(left.map(([path]) => `${file} ${path}`).filter((name) => !SAME.has(name))).toEqual([]);
    const empty = [...other].filter(([path, word]) => word.trim() === '' && english.get(path)?.trim() !== '');
    expect(empty).toEqual([]);
  });
});
