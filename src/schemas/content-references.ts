import { addressOf, type Content, type Entry } from './content-model.ts';
import type { ContentFiles } from './content-source.ts';
import { lineAt, type Problem } from './problems.ts';

type Kind = 'guides' | 'labs' | 'questions' | 'traps';

/** What to do about a name that leads nowhere. */
const mend: Record<Kind, string> = {
  guides: 'write the page, mend the name, or list it in content/planned.yaml',
  labs: 'write the lab, mend the name, or list it in content/planned.yaml',
  questions: 'mend the id, or add the question to a file of content/quizzes/',
  traps: 'mend the id, or add the trap to content/traps.yaml',
};

/** Finds names that lead nowhere, and ids that are used twice. Names are looked up among files, so that a file with a problem of its own is not reported again by all who name it. */
export function checkReferences(content: Content, files: ContentFiles, sections: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const paths = [...files.keys()];
  const plannedGuides = content.planned.flatMap((entry) => entry.data.guides);
  const plannedLabs = content.planned.flatMap((entry) => entry.data.labs);
  const guides = paths
    .filter((path) => /^content\/docs\/guides\/.*\.mdx?$/.test(path))
    .map((path) => addressOf(path).replace(/^guides\//, ''));
  const labs = paths.filter((path) => /^labs\/[^/]+\/lab\.yaml$/.test(path)).map((path) => path.split('/')[1] ?? '');
  const known: Record<Kind, ReadonlySet<string>> = {
    guides: new Set([...guides, ...plannedGuides]),
    labs: new Set([...labs, ...plannedLabs]),
    questions: new Set(content.quizzes.flatMap((quiz) => quiz.data.questions.map((question) => question.id))),
    traps: new Set(content.traps.flatMap((entry) => Object.keys(entry.data))),
  };
  // A quiz that is not valid has ids we cannot see: then nothing is known to dangle.
  const quizFiles = paths.filter((path) => /^content\/(?:quizzes|interview)\/[^/]+\.yaml$/.test(path)).length;
  const unseen: ReadonlySet<Kind> = new Set(content.quizzes.length < quizFiles ? ['questions'] : []);

  const report = (entry: Entry<unknown>, keys: PropertyKey[], message: string): void => {
    problems.push({ path: entry.path, line: lineAt(entry.yaml, keys), message });
  };
  const check = (entry: Entry<unknown>, at: PropertyKey[], named: Partial<Record<Kind, readonly string[]>>): void => {
    for (const kind of ['guides', 'labs', 'questions', 'traps'] as const) {
      if (unseen.has(kind)) continue;
      named[kind]?.forEach((name, index) => {
        if (known[kind].has(name)) return;
        report(entry, [...at, kind, index], `${kind}: there is no "${name}"; ${mend[kind]}`);
      });
    }
  };
  const once = (
    seen: Map<string, string>,
    id: string,
    entry: Entry<unknown>,
    keys: PropertyKey[],
    what: string,
  ): void => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, entry.path);
    else report(entry, keys, `${what} "${id}" is taken by ${first}; give each its own`);
  };

  const addresses = new Map<string, string>();
  for (const page of content.pages) {
    check(page, [], page.data);
    once(addresses, page.id, page, [], 'the address');
  }
  const labIds = new Map<string, string>();
  for (const lab of content.labs) {
    check(lab, [], lab.data);
    once(labIds, lab.data.id, lab, ['id'], 'the id');
    if (!sections.has(lab.data.section)) report(lab, ['section'], noSection(lab.data.section, sections));
  }
  const questionIds = new Map<string, string>();
  for (const quiz of content.quizzes) {
    if (!sections.has(quiz.id)) report(quiz, [], `the file name: ${noSection(quiz.id, sections)}`);
    quiz.data.questions.forEach((question, index) => {
      check(quiz, ['questions', index], question);
      // Doubles inside one file are the quiz schema's to report.
      if (questionIds.get(question.id) !== quiz.path) {
        once(questionIds, question.id, quiz, ['questions', index, 'id'], 'the question id');
      }
    });
  }
  for (const scenario of content.scenarios) check(scenario, [], scenario.data);
  for (const glossary of content.glossary) {
    for (const [id, term] of Object.entries(glossary.data)) check(glossary, [id], term);
  }
  for (const register of content.planned) {
    const written = 'is written by now; remove it from the register';
    register.data.guides.forEach(
      (id, i) => guides.includes(id) && report(register, ['guides', i], `guides: "${id}" ${written}`),
    );
    register.data.labs.forEach(
      (id, i) => labs.includes(id) && report(register, ['labs', i], `labs: "${id}" ${written}`),
    );
  }
  return problems;
}

const noSection = (name: string, sections: ReadonlySet<string>): string =>
  `there is no section "${name}"; the sections are ${[...sections].join(', ')}`;
