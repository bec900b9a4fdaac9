import type { TestResult } from '../schemas/results.ts';
import { describeFailure } from './failure.ts';
import { TEST_MESSAGES } from './messages.ts';
import type { Happening, TestRecord } from './records.ts';
import { relativeTo, type RunPlace } from './stack.ts';
import { codeAt, declaredTests, type DeclaredTest } from './test-source.ts';

/** A result and the test file that it comes from, relative to the root of the run. */
export interface FiledResult {
  file: string;
  result: TestResult;
}

/** Turns the happenings of one process, which runs one test file or several, into results, as they come. */
export interface Assembler {
  /** Returns the test that this happening completed, if any. */
  push(happening: Happening): TestResult | undefined;
  /** The tests file by file in order of declaration, including those that never ran. */
  finish(): FiledResult[];
  /** The test that has begun and not ended. `file` is absent for a name that no test file spells out. */
  running(): { name: string; file?: string } | undefined;
}

/** Characters of output kept for one test. */
const LONGEST_OUTPUT = 65_536;

interface Begun {
  name: string;
  ended: boolean;
  passed: boolean;
  taken: boolean;
}

interface Completed extends FiledResult {
  nesting: number;
  /** Position among the tests that began; -1 for one that was skipped. */
  begun: number;
}

/**
 * @param sources texts of the test files by path, in the order in which they run
 * @param testFiles every file that may declare tests; those of others do not count
 */
export function createAssembler(
  sources: Readonly<Record<string, string>>,
  place: RunPlace,
  testFiles: readonly string[] = Object.keys(sources),
): Assembler {
  const { root } = place;
  const declared = Object.entries(sources).flatMap(([file, source]) =>
    declaredTests(source).map((test) => ({ ...test, file })),
  );
  const names: string[] = [];
  const startedAt: number[] = [];
  const begun: Begun[] = [];
  const completed: Completed[] = [];
  /** By position among the tests that began. Output of stderr may be ahead of the records in stdout, or behind. */
  const outputs: string[] = [];

  function complete(record: TestRecord): TestResult | undefined {
    const path = [...names.slice(0, record.nesting), record.name];
    // What a test did in `t.test()` is part of that test.
    completed.splice(Math.min(startedAt[record.nesting] ?? completed.length, completed.length));
    const file = relativeTo(root, record.file ?? '') ?? '';
    const position = begun.findIndex((one) => !one.taken && one.name === path.join(' > '));
    const begin = begun[position];
    const result = confirmed(toResult(record, path, file, sources[file] ?? '', place), begin);
    if (begin !== undefined) begin.taken = true;
    completed.push({ file, nesting: record.nesting, result, begun: position });
    return withOutput(result, position);
  }

  function push(happening: Happening): TestResult | undefined {
    switch (happening.e) {
      case 'output':
        outputs[happening.test] = ((outputs[happening.test] ?? '') + happening.text).slice(0, LONGEST_OUTPUT);
        return undefined;
      case 'begin':
        begun.push({ name: happening.name, ended: false, passed: false, taken: false });
        return undefined;
      case 'end': {
        const test = begun.findLast((one) => !one.ended && one.name === happening.name);
        if (test !== undefined) Object.assign(test, { ended: true, passed: happening.passed });
        return undefined;
      }
      case 'start':
        names[happening.nesting] = happening.name;
        startedAt[happening.nesting] = completed.length;
        return undefined;
      case 'pass':
      case 'fail':
        // Tests that the reader's own files declare are no part of the grading.
        if (!testFiles.includes(relativeTo(root, happening.file ?? '') ?? '')) return undefined;
        if (happening.type !== 'suite') return complete(happening);
        failSuite(happening);
        return undefined;
      default:
        return undefined;
    }
  }

  /** A group that fails by itself (its body or a hook threw) takes its tests with it. */
  function failSuite(record: TestRecord): void {
    const type = record.error?.failureType;
    if (record.e === 'pass' || record.error === undefined || type === 'subtestsFailed') return;
    const path = [...names.slice(0, record.nesting), record.name].join(' > ');
    for (const test of declared) {
      if (!fullName(test).startsWith(`${path} > `) || completed.some((one) => same(one.result, test))) continue;
      const result = { ...unfinished(test), status: 'fail' as const, ...describeFailure(record.error, place) };
      completed.push({ file: test.file, nesting: record.nesting + 1, result, begun: -1 });
    }
  }

  function unfinished(test: DeclaredTest): TestResult {
    const position = begun.findIndex((one) => !one.taken && one.name === fullName(test));
    const message = position < 0 ? TEST_MESSAGES.notRun : TEST_MESSAGES.interrupted;
    const { name, taskId, code: testCode } = test;
    return withOutput({ name, taskId, status: 'error', message, testCode, durationMs: 0 }, position);
  }

  function withOutput(result: TestResult, position: number): TestResult {
    const output = outputs[position];
    return output === undefined ? result : { ...result, output };
  }

  return {
    push,
    finish() {
      const ran = completed.map(({ file, result, begun: position }) => ({
        file,
        result: withOutput(result, position),
      }));
      const undeclared = ran.filter(({ result }) => !declared.some((test) => same(result, test)));
      const files = Object.keys(sources);
      return files.flatMap((file) => {
        const known = declared
          .filter((test) => test.file === file)
          .map((test) => worst(ran.filter(({ result }) => same(result, test))) ?? unfinished(test));
        // Tests that a helper declares are told last.
        const others = undeclared.filter((one) => (files.includes(one.file) ? one.file : files.at(-1)) === file);
        return [...known, ...others.map(({ result }) => result)].map((result) => ({ file, result }));
      });
    },
    running() {
      const name = begun.findLast((one) => !one.ended && !one.taken)?.name;
      if (name === undefined) return undefined;
      const file = declared.find((test) => fullName(test) === name)?.file;
      return file === undefined ? { name } : { name, file };
    },
  };
}

function toResult(
  record: TestRecord,
  path: readonly string[],
  file: string,
  source: string,
  place: RunPlace,
): TestResult {
  const [taskId, name] = path.length > 1 ? [path[0] ?? '', path.slice(1).join(' > ')] : ['', path[0] ?? ''];
  const { line = 1, column = 1 } = record;
  const result: TestResult = {
    name,
    taskId,
    status: record.skip === true ? 'skip' : record.e === 'pass' ? 'pass' : 'fail',
    testCode: codeAt(source, line, column) ?? '',
    durationMs: record.ms ?? 0,
  };
  if (record.skip === true) return { ...result, message: TEST_MESSAGES.skipped };
  if (record.error === undefined) return result;
  return {
    ...result,
    ...(file === '' ? {} : { location: { file, line, column } }),
    ...describeFailure(record.error, place),
  };
}

/** A pass counts only when the test's own hook has seen it too: two ways to tell are harder to bend than one. */
function confirmed(result: TestResult, begin: Begun | undefined): TestResult {
  if (result.status !== 'pass' || begin?.passed === true) return result;
  return { ...result, status: 'error', message: TEST_MESSAGES.unconfirmed };
}

/** Of several results under one name the one that did not pass: a second test of a name must not hide the first. */
function worst(found: readonly FiledResult[]): TestResult | undefined {
  return (found.find(({ result }) => result.status !== 'pass') ?? found[0])?.result;
}

function fullName(test: Pick<TestResult, 'taskId' | 'name'>): string {
  return test.taskId === '' ? test.name : `${test.taskId} > ${test.name}`;
}

function same(a: Pick<TestResult, 'taskId' | 'name'>, b: Pick<TestResult, 'taskId' | 'name'>): boolean {
  return a.taskId === b.taskId && a.name === b.name;
}
