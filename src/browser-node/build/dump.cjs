'use strict';
// Runs inside the pinned Node binary (`--expose-internals`); prints its library and the plain data of its bindings as JSON.
const { internalBinding } = require('internal/test/binding');
const { builtinModules } = require('node:module');

const lib = {};
for (const [id, source] of Object.entries(process.binding('natives'))) {
  if (typeof source === 'string') lib[id] = source;
}

// Bindings whose constants the engine's own bindings repeat.
const BINDINGS = [
  'async_wrap',
  'buffer',
  'builtins',
  'cares_wrap',
  'config',
  'constants',
  'contextify',
  'credentials',
  'crypto',
  'encoding_binding',
  'errors',
  'fs',
  'http2',
  'http_parser',
  'messaging',
  'module_wrap',
  'modules',
  'os',
  'performance',
  'pipe_wrap',
  'process_wrap',
  'stream_wrap',
  'string_decoder',
  'symbols',
  'task_queue',
  'tcp_wrap',
  'timers',
  'tty_wrap',
  'udp_wrap',
  'util',
  'uv',
  'v8',
  'worker',
  'zlib',
  'blob',
  'block_list',
  'heap_utils',
  'options',
  'permission',
  'url',
];

// Bindings of which only the names of their functions are wanted: the engine's `unavailable` bindings throw under those names.
const NAMES_ONLY = [
  'fs_dir',
  'fs_event_wrap',
  'inspector',
  'js_stream',
  'js_udp_wrap',
  'mksnapshot',
  'profiler',
  'report',
  'sea',
  'serdes',
  'ipc_serdes',
  'signal_wrap',
  'spawn_sync',
  'stream_pipe',
  'wasm_web_api',
  'watchdog',
  'url_pattern',
  'locks',
  'diagnostics_channel',
  'tls_wrap',
  'webstorage',
  'wasi',
  'sqlite',
  'icu',
  'process_methods',
  'symbols',
];

function plain(value) {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Map) return [...value].map(([k, v]) => [k, plain(v)]);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return [...value].map(plain);
  const out = {};
  // Not `keys`: performance's milestone constants are not enumerable.
  for (const key of Object.getOwnPropertyNames(value)) {
    if (typeof value[key] !== 'function') out[key] = plain(value[key]);
  }
  return out;
}

// They are in its `settingsBuffer` then.
internalBinding('http2').refreshDefaultSettings();

const bindings = {};
const functions = {};
const symbols = {};
for (const name of [...BINDINGS, ...NAMES_ONLY]) {
  try {
    const binding = internalBinding(name);
    if (BINDINGS.includes(name)) bindings[name] = plain(binding);
    functions[name] = Object.keys(binding).filter((key) => typeof binding[key] === 'function');
    symbols[name] = Object.keys(binding).filter((key) => typeof binding[key] === 'symbol');
  } catch {
    functions[name] = [];
  }
}
delete bindings.builtins.natives;
// Its constants are on the class.
bindings.http_parser.HTTPParser = plain({ ...internalBinding('http_parser').HTTPParser });

const optionInfo = internalBinding('options').getCLIOptionsInfo();
const optionValues = internalBinding('options').getCLIOptionsValues();
// On for this script alone.
if (optionValues instanceof Map) optionValues.set('--expose-internals', false);
else optionValues['--expose-internals'] = false;
const facts = {
  bindings,
  functions,
  symbols: symbols.symbols,
  privateSymbols: Object.keys(internalBinding('util').privateSymbols),
  uvErrors: [...internalBinding('uv').getErrorMap()],
  options: {
    values: plain(optionValues instanceof Map ? Object.fromEntries(optionValues) : optionValues),
    info: [...optionInfo.options].map(([name, info]) => [name, plain(info)]),
    aliases: [...optionInfo.aliases],
  },
  versions: process.versions,
  release: process.release,
  config: process.config,
  builtinModules,
};

process.stdout.write(JSON.stringify({ version: process.version, lib, facts }));
