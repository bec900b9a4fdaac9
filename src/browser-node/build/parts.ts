/**
 * Which modules of Node's library and which bindings are not in the core, but in a part that a Worker loads when a program first
 * asks for one of them. The core holds what `node:test`, worker threads and the loaders need.
 */
export interface PartDefinition {
  /** Ids of modules; the first part whose pattern fits has a module. */
  lib: RegExp;
  /** Names of the bindings that the entry exports factories of. */
  bindings: readonly string[];
  /** Module below src/browser-node/ that exports `bindings`: factories by name. */
  entry?: string;
  /** Module below src/browser-node/algorithms/: goes in as a text that declares `algorithms`, for here and for helper Workers. */
  script?: string;
}

export const PARTS: Readonly<Record<string, PartDefinition>> = {
  net: {
    lib: /^(?:_http_\w+|http|net|dgram|dns|dns\/promises|cluster|child_process|internal\/(?:child_process|cluster|http|dgram|socket_list|socketaddress|blocklist|js_stream_socket|dtrace|deps\/llhttp)(?:\/.+)?|internal\/dns\/(?:promises|callback_resolver))$/,
    bindings: ['cares_wrap', 'http_parser', 'ipc_serdes', 'pipe_wrap', 'process_wrap', 'spawn_sync', 'tcp_wrap'],
    entry: 'parts/net.ts',
  },
  fetch: {
    lib: /^internal\/deps\/undici\//,
    bindings: [],
  },
  // What every run of tests loads beyond the core: small, so that pages can fetch it ahead.
  runner: {
    lib: /^internal\/(?:readline\/(?:callbacks|interface|utils)|streams\/fast-utf8-stream|util\/parse_args\/.+)$/,
    bindings: [],
  },
  more: {
    lib: /^(?:internal\/webstreams\/.+|stream\/web|internal\/streams\/iter\/.+|internal\/test_runner\/(?:coverage|reporter\/(?:tap|junit|lcov|v8-serializer))|internal\/modules\/esm\/(?:hooks|worker)|internal\/deps\/acorn\/.+walk.+|internal\/fs\/(?:cp\/.+|rimraf)|internal\/process\/report|internal\/vm\/module|internal\/main\/(?:print_help|check_syntax)|domain|punycode|readline|readline\/promises|internal\/readline\/.+)$/,
    bindings: [],
  },
  // swc as WebAssembly, 3.8 MB: only programs with TypeScript files load it.
  typescript: { lib: /^internal\/deps\/amaro\//, bindings: [] },
  // Libraries require these without using them; using them is refused.
  tls: { lib: /^(?:https|tls|_tls_\w+|internal\/tls\/.+)$/, bindings: [] },
  http2: { lib: /^(?:http2|internal\/http2\/.+)$/, bindings: ['http2'], entry: 'parts/http2.ts' },
  glob: { lib: /^internal\/(?:deps\/minimatch\/|fs\/glob$)/, bindings: [] },
  shell: {
    lib: /(?!)/,
    bindings: ['hotpath_shell'],
    entry: 'parts/shell.ts',
  },
  crypto: {
    lib: /^(?:crypto|internal\/crypto\/.*)$/,
    bindings: ['crypto'],
    entry: 'parts/crypto.ts',
    script: 'algorithms/crypto.ts',
  },
  curves: { lib: /(?!)/, bindings: [], script: 'algorithms/curves-script.ts' },
  // 1.4 MB: only programs that use it load it.
  brotli: { lib: /(?!)/, bindings: [], script: 'algorithms/brotli.ts' },
  zlib: {
    lib: /^(?:zlib|internal\/zlib.*)$/,
    bindings: ['zlib'],
    entry: 'parts/zlib.ts',
    script: 'algorithms/zlib.ts',
  },
};

/** The part that has a module, or undefined when it is in the core. */
export function partOf(id: string): string | undefined {
  return Object.entries(PARTS).find(([, { lib }]) => lib.test(id))?.[0];
}
