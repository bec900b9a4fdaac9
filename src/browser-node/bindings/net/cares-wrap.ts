/**
 * `internalBinding('cares_wrap')`: names of this machine are known, no others; there is no DNS server to ask. `lookup` of another
 * name is ENOTFOUND, a DNS query is ECONNREFUSED, as on a machine whose name server does not answer.
 */
import { AsyncWrap, ReqWrap } from '../streams/handle-wrap.ts';
import { formatIpv6, parseIpv4, parseIpv6 } from './ip-address.ts';
import type { StreamEnvironment } from '../streams/stream-environment.ts';
import { named } from '../named-class.ts';

const HOST_NAME = 'browser';
const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', HOST_NAME]);
/** Names of well-known services, as in /etc/services. */
const SERVICES: Readonly<Record<number, string>> = {
  21: 'ftp',
  22: 'ssh',
  25: 'smtp',
  53: 'domain',
  80: 'http',
  443: 'https',
  5432: 'postgresql',
  3306: 'mysql',
};
const QUERIES = [
  'queryA',
  'queryAaaa',
  'queryAny',
  'queryCaa',
  'queryCname',
  'queryMx',
  'queryNaptr',
  'queryNs',
  'queryPtr',
  'querySoa',
  'querySrv',
  'queryTlsa',
  'queryTxt',
] as const;
/** c-ares' own error numbers that Node's library asks the text of. */
const ARES_ERRORS: Readonly<Record<number, string>> = {
  [-1]: 'DNS server returned general failure',
  11: 'Could not contact DNS servers',
};

const isLoopback = (address: string): boolean =>
  parseIpv4(address)?.[0] === 127 || formatIpv6(parseIpv6(address) ?? new Uint8Array(16)) === '::1';

/** An address in its usual form; undefined when it is none. */
function canonical(address: string): string | undefined {
  if (parseIpv4(address) !== undefined) return address;
  const bytes = address.includes('%') ? undefined : parseIpv6(address);
  return bytes === undefined ? undefined : formatIpv6(bytes);
}

/** The addresses of `name`; undefined when it is not one of this machine's. `family`: 0, 4 or 6. */
function resolve(name: string, family: number): string[] | undefined {
  if (parseIpv4(name) !== undefined) return family === 6 ? [`::ffff:${name}`] : [name];
  if (parseIpv6(name) !== undefined) return family === 4 ? undefined : [name];
  if (!LOCAL_NAMES.has(name.toLowerCase().replace(/\.$/, ''))) return undefined;
  return family === 6 ? ['::1'] : ['127.0.0.1'];
}

export function createCaresWrapBinding(streams: StreamEnvironment): Record<string, unknown> {
  const { handles } = streams;
  const { uv } = handles;

  const GetAddrInfoReqWrap = named(
    'GetAddrInfoReqWrap',
    class extends ReqWrap {
      constructor() {
        super(handles, 'GETADDRINFOREQWRAP', 'GetAddrInfoReqWrap');
      }
    },
  );
  const GetNameInfoReqWrap = named(
    'GetNameInfoReqWrap',
    class extends ReqWrap {
      constructor() {
        super(handles, 'GETNAMEINFOREQWRAP', 'GetNameInfoReqWrap');
      }
    },
  );
  const QueryReqWrap = named(
    'QueryReqWrap',
    class extends ReqWrap {
      constructor() {
        super(handles, 'QUERYWRAP', 'QueryReqWrap');
      }
    },
  );

  class ChannelWrap extends AsyncWrap {
    #servers: [address: string, port: number][] = [['127.0.0.1', 53]];
    #pending = new Set<ReqWrap>();

    constructor() {
      super(handles, 'DNSCHANNEL');
    }

    getServers(): [string, number][] {
      return this.#servers.map(([address, port]) => [canonical(address) ?? address, port]);
    }

    setServers(servers: [family: number, address: string, port: number][]): number {
      this.#servers = servers.map(([, address, port]) => [address, port]);
      return 0;
    }

    setLocalAddress(): void {
      // Nothing is ever sent.
    }

    /** Ends all queries that are under way. */
    cancel(): void {
      for (const request of this.#pending) ReqWrap.finishSoon(request, 'ECANCELLED');
      this.#pending.clear();
    }

    getHostByAddr(request: ReqWrap, address: string): number {
      if (canonical(address) === undefined) return uv['EINVAL'] ?? -1;
      ReqWrap.start(request);
      if (isLoopback(address)) ReqWrap.finishSoon(request, null, ['localhost']);
      else this.refuse(request);
      return 0;
    }

    refuse(request: ReqWrap): void {
      ReqWrap.start(request);
      this.#pending.add(request);
      handles.context.loop.soon(() => {
        if (this.#pending.delete(request)) ReqWrap.finish(request, 'ECONNREFUSED');
      });
    }
  }
  for (const name of QUERIES) {
    Object.defineProperty(ChannelWrap.prototype, name, {
      configurable: true,
      writable: true,
      value: function query(this: ChannelWrap, request: ReqWrap): number {
        this.refuse(request);
        return 0;
      },
    });
  }

  return {
    ...handles.context.facts.bindings['cares_wrap'],
    GetAddrInfoReqWrap,
    GetNameInfoReqWrap,
    QueryReqWrap,
    ChannelWrap,
    getaddrinfo: (request: ReqWrap, name: string, family: number): number => {
      ReqWrap.start(request);
      const addresses = resolve(name, family);
      if (addresses === undefined) ReqWrap.finishSoon(request, uv['EAI_NONAME']);
      else ReqWrap.finishSoon(request, null, addresses);
      return 0;
    },
    getnameinfo: (request: ReqWrap, address: string, port: number): number => {
      ReqWrap.start(request);
      const name = isLoopback(address) ? 'localhost' : address;
      ReqWrap.finishSoon(request, null, name, SERVICES[port] ?? String(port));
      return 0;
    },
    canonicalizeIP: canonical,
    convertIpv6StringToBuffer: (address: string): Uint8Array | undefined => parseIpv6(address),
    strerror: (code: number): string => ARES_ERRORS[code] ?? 'unknown',
  };
}
