/** What the conformance programs are about: each area of tests/engine/fixtures belongs to one subject. */
export interface Subject {
  title: string;
  areas: readonly string[];
}

export const SUBJECTS: readonly Subject[] = [
  { title: 'worker_threads', areas: ['workers'] },
  { title: 'cluster', areas: ['cluster'] },
  { title: 'child_process', areas: ['child-process'] },
  { title: 'the shell of child processes', areas: ['shell'] },
  { title: 'http', areas: ['http'] },
  { title: 'net', areas: ['net'] },
  { title: 'dns', areas: ['dns'] },
  { title: 'fetch', areas: ['fetch'] },
  { title: 'streams, readline', areas: ['streams'] },
  { title: 'events, diagnostics_channel', areas: ['events'] },
  { title: 'timers and the event loop', areas: ['loop'] },
  { title: 'async_hooks, AsyncLocalStorage', areas: ['context'] },
  { title: 'process, os, path', areas: ['process'] },
  { title: 'perf_hooks', areas: ['perf'] },
  { title: 'util', areas: ['util'] },
  { title: 'console, assert', areas: ['console', 'assert'] },
  { title: 'url, querystring', areas: ['url'] },
  { title: 'buffer, string_decoder, Blob', areas: ['buffer', 'blob'] },
  { title: 'v8, structuredClone', areas: ['v8', 'clone'] },
  { title: 'zlib', areas: ['zlib'] },
  { title: 'crypto', areas: ['crypto'] },
  { title: 'fs', areas: ['fs'] },
  { title: 'vm', areas: ['vm'] },
  { title: 'node:test', areas: ['test-runner'] },
  { title: 'ECMAScript modules', areas: ['esm'] },
  { title: 'CommonJS, node:module', areas: ['cjs'] },
  { title: 'TypeScript, stack traces', areas: ['typescript', 'stack'] },
];
