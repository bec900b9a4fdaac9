/** Which options a thread may have of its own (`execArgv` of `new Worker`): those that V8 and the process have not fixed already. */
import type { OptionFacts } from '../process/options.ts';
import { parseOptions } from '../process/options.ts';

/**
 * Options of the process, in `execArgv` of a thread ERR_WORKER_INVALID_EXEC_ARGV. Found by trying every option of the pinned
 * binary on `new Worker`; src/node_options.cc has them in its PerProcessOptionsParser.
 */
const OF_THE_PROCESS = new Set(
  (
    '--run --experimental-sea-config --prof --debug --debug-brk --max-semi-space-size --perf-prof-unwinding-info --expose-gc ' +
    '--inspect-publish-uid --cpu-prof-dir --enable-etw-stack-walking --max-old-space-size --perf-basic-prof --perf-prof ' +
    '--max-heap-size --jitless --input-type --stack-trace-limit --abort-on-uncaught-exception ' +
    '--interpreted-frames-native-stack --heap-prof-dir --openssl-shared-config --help --heap-prof-interval ' +
    '--cpu-prof-interval --security-revert --disable-proto --trace-sigint --zero-fill-buffers --openssl-legacy-provider ' +
    '--v8-pool-size --force-fips --experimental-shadow-realm --harmony-shadow-realm --trace-event-file-pattern ' +
    '--secure-heap-min --trace-event-categories --v8-options --report-compact --debug-arraybuffer-allocations --enable-fips ' +
    '--report-on-fatalerror --openssl-config --report-filename --tls-cipher-list --use-openssl-ca --use-bundled-ca ' +
    '--use-largepages --node-snapshot --icu-data-dir --completion-bash --secure-heap --report-dir --heap-prof-name --version ' +
    '--disable-wasm-trap-handler --snapshot-blob --title --disallow-code-generation-from-strings ' +
    '--perf-basic-prof-only-functions --cpu-prof-name'
  ).split(' '),
);

/** The arguments of `execArgv` that a thread cannot have; undefined when all are well. */
export function invalidExecArgv(facts: OptionFacts, execArgv: readonly string[]): string[] | undefined {
  const { error } = parseOptions(facts, execArgv);
  const unknown = error === undefined ? [] : [error.replace(/^node: bad option: /, '').replace(/^node: /, '')];
  const fixed = execArgv.filter((argument) =>
    OF_THE_PROCESS.has(argument.split('=')[0]?.replace(/^--no-/, '--') ?? ''),
  );
  const invalid = [...new Set([...fixed, ...unknown])];
  return invalid.length === 0 ? undefined : invalid;
}
