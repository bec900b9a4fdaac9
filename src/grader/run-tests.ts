import type { ExitStatus, FileTree, LabEngine, SpawnLimits } from '../engines/types.ts';
import type { TestResult } from '../schemas/results.ts';
import { runtimeFiles } from '#grader-runtime';
import { createAssembler, type Assembler, type FiledResult } from './assemble.ts';
import { classify, type RunError } from './classify.ts';
import { createDemultiplexer, parseRecords } from './demux.ts';
import { changedFile } from './changed-file.ts';
import type { GradeOptions, Submission } from './grade.ts';
import type { Happening } from './records.ts';
import { createSeal } from './seal.ts';

/** What one process had to say. */
export interface EndedTests {
  tests: TestResult[];
  failure: RunError | undefined;
  /** Test files of which nothing is known yet, by the process that each should run in. */
  again: string[][];
}

const RECORDS = '.hotpath/records.ndjson';
const PACKAGE = '{ "type": "module" }\n';
const KEY = '.hotpath/key.json';
const ENTRY = '.hotpath/tests.mjs';
/** Records share stdout with the reader's output, so the limit leaves them room. */
const RECORD_BYTES = 4 * 1024 * 1024;

/** Runs test files in one process and reads its records. @throws the reason of `options.signal` when aborted */
export async function runTests(
  engine: LabEngine,
  { lab, files, tests }: Submission,
  batch: readonly string[],
  options: GradeOptions & { timeoutMs: number },
): Promise<EndedTests> {
  const seal = createSeal();
  const byFile = (options.transport ?? (engine.name === 'webcontainer' ? 'file' : 'stdout')) === 'file';
  const key = { [KEY]: seal.keyFile(byFile ? RECORDS : undefined) };
  // Static imports: all tests are read before the reader's code runs.
  const entry = { [ENTRY]: batch.map((file) => `import ${JSON.stringify(`../${file}`)};\n`).join('') };
  // Anew for every process: code of an earlier one may have changed anything.
  await engine.mount({ ...files, ...tests, 'package.json': PACKAGE, ...runtimeFiles(), ...entry, ...key });
  const place = { root: engine.root, editable: lab.files?.editable ?? [] };
  const assembler = createAssembler(
    Object.fromEntries(batch.map((file) => [file, sourceOf(tests, file)])),
    place,
    Object.keys(tests),
  );
  const happenings: Happening[] = [];
  let stuck: ReturnType<Assembler['running']>;
  const take = (found: readonly Happening[]): void => {
    for (const happening of found) {
      happenings.push(happening);
      // What follows is node:test giving up on all that has not ended.
      if (happening.e === 'idle') stuck = assembler.running();
      const result = assembler.push(happening);
      if (result !== undefined && (options.only?.includes(result.taskId) ?? true)) options.onTest?.(result);
    }
  };
  const limits: SpawnLimits = {
    timeoutMs: options.timeoutMs,
    outputBytes: lab.limits.outputBytes + RECORD_BYTES,
    memoryMb: lab.limits.memoryMb,
  };
  const printed = createDemultiplexer(seal.id, (fd, line) => seal.open(fd, line));
  const stop = new AbortController();
  let outputBytes = 0;
  const process = await engine.spawn(
    'node',
    ['--test-reporter=./.hotpath/reporter.mjs', '--test-reporter-destination=stdout', '.hotpath/run.mjs', ENTRY],
    {
      limits,
      ...(options.onRecording === undefined ? {} : { onRecording: options.onRecording }),
      signal: options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]),
      onOutput(event) {
        if (stop.signal.aborted) return;
        const found = printed.push(event.fd, event.bytes);
        for (const one of found) if (one.e === 'output') outputBytes += one.text.length;
        take(found);
        if (outputBytes > lab.limits.outputBytes) stop.abort();
      },
    },
  );
  const status = await process.exit;
  options.signal?.throwIfAborted();
  take(printed.end());
  if (byFile) {
    const records = decode(await engine.readFile(RECORDS).catch(() => ''));
    take(parseRecords(records, seal).filter((one) => one.e !== 'begin'));
  }
  const exit: ExitStatus = stop.signal.aborted ? { ...status, reason: 'output-limit' } : status;
  const results = assembler.finish();
  const running = stuck ?? assembler.running();
  const told = classify({
    exit,
    happenings,
    tests: results.map(({ result }) => result),
    running: running?.name,
    place,
    limits: { ...limits, timeoutMs: lab.timeoutMs, outputBytes: lab.limits.outputBytes },
    files: { ...files, ...tests },
  });
  const changed = await changedFile(engine, { ...files, ...tests }, place.editable);
  const failure = changed ?? told;
  return afterwards(batch, results, failure, { exit, happenings, culprit: running?.file });
}

/** Keeps what is certain. A file that ended its process must cost no other file its verdict. */
function afterwards(
  batch: readonly string[],
  results: readonly FiledResult[],
  failure: RunError | undefined,
  run: { exit: ExitStatus; happenings: readonly Happening[]; culprit: string | undefined },
): EndedTests {
  const { exit, happenings, culprit } = run;
  const all = results.map(({ result }) => result);
  const stalled = happenings.some((one) => one.e === 'idle');
  const over = !stalled && happenings.some((one) => one.e === 'done');
  // The time is up for all of them; and what cannot be parsed cannot be run in another process either.
  const hopeless = exit.reason === 'timeout' || failure?.errorKind === 'syntax';
  if (batch.length === 1 || over || hopeless) return { tests: all, failure, again: [] };
  if (culprit === undefined) return { tests: [], failure: undefined, again: batch.map((file) => [file]) };
  const behind = batch.slice(batch.indexOf(culprit) + 1);
  return {
    tests: results.flatMap(({ file, result }) => (behind.includes(file) ? [] : [result])),
    failure,
    again: behind.length === 0 ? [] : [behind],
  };
}

/** The text of a file of the tests; empty when there is none. */
export function sourceOf(tests: FileTree, file: string): string {
  return decode(tests[file] ?? '');
}

function decode(data: string | Uint8Array): string {
  return typeof data === 'string' ? data : new TextDecoder().decode(data);
}
