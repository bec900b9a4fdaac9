/** Bindings about the machine and the process's place in it: os, credentials, config, options, permission, uv. */
import type { ProcessContext } from '../process/context.ts';
import { host, now } from '../process/host-globals.ts';
import { browserMemory } from './process-methods.ts';

type Binding = Record<string, unknown>;

const USER = 1000;

export function createOsBinding(): Binding {
  const cores = host.navigator.hardwareConcurrency || 1;
  const memory = ((host.navigator as { deviceMemory?: number }).deviceMemory ?? 4) * 2 ** 30;
  return {
    isBigEndian: false,
    getHostname: () => 'browser',
    getOSInformation: () => ['Linux', '#1 in-page', '6.0.0-browser', 'x86_64'],
    getHomeDirectory: () => '/home/user',
    getUserInfo: () => ({ uid: USER, gid: USER, username: 'user', homedir: '/home/user', shell: '/bin/sh' }),
    getUptime: () => now() / 1000,
    getLoadAvg: (array: Float64Array) => {
      array.fill(0);
    },
    getTotalMem: () => memory,
    getFreeMem: () => Math.max(0, memory - browserMemory().usedJSHeapSize),
    getCPUs: () => Array.from({ length: cores }, () => ['browser', 0, 0, 0, 0, 0, 0]).flat(),
    getAvailableParallelism: () => cores,
    getInterfaceAddresses: () => ['lo', '127.0.0.1', '255.0.0.0', 'IPv4', '00:00:00:00:00:00', true, -1],
    getPriority: () => 0,
    setPriority: () => 0,
  };
}

export function createCredentialsBinding(context: ProcessContext): Binding {
  const id = (): number => USER;
  const refuse = (): number => 1;
  return {
    implementsPosixCredentials: true,
    safeGetenv: (name: string) => context.start.env[name],
    getTempDir: () => '/tmp',
    getuid: id,
    geteuid: id,
    getgid: id,
    getegid: id,
    getgroups: () => [USER],
    setuid: refuse,
    seteuid: refuse,
    setgid: refuse,
    setegid: refuse,
    setgroups: refuse,
    initgroups: refuse,
  };
}

export function createConfigBinding(): Binding {
  return {
    isDebugBuild: false,
    openSSLIsBoringSSL: false,
    hasOpenSSL: true,
    fipsMode: false,
    hasIntl: true,
    hasTracing: false,
    hasNodeOptions: true,
    hasInspector: false,
    noBrowserGlobals: false,
    bits: 64,
    getDefaultLocale: () => 'en-US',
  };
}

export function createOptionsBinding(context: ProcessContext): Binding {
  const facts = context.facts.options;
  return {
    ...context.facts.bindings['options'],
    getCLIOptionsValues: () => Object.assign(Object.create(null) as object, context.options.values),
    getCLIOptionsInfo: () => ({ options: new Map(facts.info), aliases: new Map(facts.aliases) }),
    getOptionsAsFlags: () => [...context.options.execArgv],
    getEmbedderOptions: () => ({
      shouldNotRegisterESMLoader: false,
      noGlobalSearchPaths: false,
      noBrowserGlobals: false,
      hasEmbedderPreload: false,
    }),
    getEnvOptionsInputType: () => new Map(),
    getNamespaceOptionsInputType: () => new Map(),
  };
}

export function createUvBinding(context: ProcessContext): Binding {
  const errors = new Map(context.facts.uvErrors);
  return {
    ...context.facts.bindings['uv'],
    errname: (errno: number) => errors.get(errno)?.[0] ?? `Unknown system error ${String(errno)}`,
    getErrorMap: () => errors,
    getErrorMessage: (errno: number) => errors.get(errno)?.[1] ?? `Unknown system error ${String(errno)}`,
  };
}

export function createPermissionBinding(): Binding {
  return { has: () => true, drop: () => undefined };
}
