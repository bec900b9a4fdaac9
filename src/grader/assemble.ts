import type { TestResult } from '../schemas/results.ts';
import { describeFailure } from './failure.ts';
import { TEST_MESSAGES } from './messages.ts';
import type { Happening, TestRecord } from './records.ts';
import { relativeTo } from './stack.ts';
import { codeAt, declaredTests, type DeclaredTest } from './test-source.ts';

/** Turns the happenings of one test file into results, as they come. */
export interface Assembler {
  /** Returns the test that this happening completed, if any. */
  push(happening: Happening): TestResult | undefined;
  /** The tests in order of declaration, including those that never ran. */
  finish(): TestResult[];
  /** Full name of the test that has begun and not ended. */
  running(): string | undefined;
}

/** Characters of output kept for one test. */
const LONGEST_OUTPUT = 65_536;

interface Begun {
  name: string;
  ended: boolean;
  taken: boolean;
}

interface Completed {
  nesting: number;
  result: TestResult;
  /** Position among the tests that began; -1 for one that was skipped. */
  begun: number;
}

/**
 * @param source text of the test file
 * @param root absolute folder of the run, cut from paths
 */
export function createAssembler(source: string, root: string): Assembler {
  const declared = declaredTests(source);
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
    const result = toResult(record, path, source, root);
    const position = begun.findIndex((one) => !one.taken && one.name === path.join(' > '));
    const begin = begun[position];
    if (begin !== undefined) begin.taken = true;
    completed.push({ nesting: record.nesting, result, begun: position });
    return withOutput(result, position);
  }

  function push(happening: Happening): TestResult | undefined {
    switch (happening.e) {
      case 'output':
        outputs[happening.test] = ((outputs[happening.test] ?? '') + happening.text).slice(0, LONGEST_OUTPUT);
        return undefined;
      case 'begin':
        begun.push({ name: happening.name, ended: false, taken: false });
        return undefined;
      case 'end': {
        const test = begun.findLast((one) => !one.ended && one.name === happening.name);
        if (test !== undefined) test.ended = true;
        return undefined;
      }
      case 'start':
        names[happening.nesting] = happening.name;
        startedAt[happening.nesting] = completed.length;
        return undefined;
      case 'pass':
      case 'fail':
        // Tests that the reader's own files declare are no part of the grading.
        if (!fromTests(happening, root)) return undefined;
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
      const result = { ...unfinished(test), status: 'fail' as const, ...describeFailure(record.error, root) };
      completed.push({ nesting: record.nesting + 1, result, begun: -1 });
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
      const ran = completed.map((one) => withOutput(one.result, one.begun));
      const known = declared.map((test) => ran.find((result) => same(result, test)) ?? unfinished(test));
      return [...known, ...ran.filter((result) => !declared.some((test) => same(result, test)))];
    },
    running: () => begun.findLast((one) => !one.ended && !one.taken)?.name,
  };
}

function toResult(record: TestRecord, path: readonly string[], source: string, root: string): TestResult {
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
  const file = relativeTo(root, record.file ?? '');
  return {
    ...result,
    ...(file === undefined ? {} : { location: { file, line, column } }),
    ...describeFailure(record.error, root),
  };
}

function fromTests(record: TestRecord, root: string): boolean {
  return relativeTo(root, record.file ?? '')?.startsWith('tests/') === true;
}

function fullName(test: Pick<TestResult, 'taskId' | 'name'>): string {
  return test.taskId === '' ? test.name : `${test.taskId} > ${test.name}`;
}

function same(a: Pick<TestResult, 'taskId' | 'name'>, b: Pick<TestResult, 'taskId' | 'name'>): boolean {
  return a.taskId === b.taskId && a.name === b.name;
}
