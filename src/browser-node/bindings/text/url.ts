/** `internalBinding('url')`: Node's C++ calls ada; here the browser's own WHATWG parser answers and the offsets are counted. */
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';
import { domainToUnicode } from './punycode.ts';

const OMITTED = 0xffffffff;
const SCHEMES: Record<string, number> = { 'http:': 0, 'https:': 2, 'ws:': 3, 'ftp:': 4, 'wss:': 5, 'file:': 6 };
const NOT_SPECIAL = 1;
const FORBIDDEN_IN_HOST = /[% <>^|]/;

type ParsedUrl = Omit<URL, 'searchParams' | 'toJSON' | 'toString'>;

/** Firefox drops the host of `file:` URLs, and refuses ports with something behind the digits: the standard does neither. */
const dropsHosts = new host.URL('file://host/').hostname === '';
const FILE_HOST = /^[\s\0]*file:[\\/]{2}(?![A-Za-z]:(?:[\\/?#]|$))([^\\/?#]+)/i;

/** `url` with the host that stands in `href`; for browsers that drop it. */
function withFileHost(url: URL, href: string): ParsedUrl {
  const given = FILE_HOST.exec(href)?.[1];
  if (given === undefined) return url;
  const { hostname } = new host.URL(`http://${given}`);
  if (hostname === 'localhost') return url;
  const { protocol, pathname, search, hash } = url;
  const rest = { username: '', password: '', port: '', origin: 'null', protocol, pathname, search, hash };
  return { ...rest, host: hostname, hostname, href: `file://${hostname}${url.href.slice('file://'.length)}` };
}

/** Order of `updateActions` in `internal/url`. */
const UPDATES = [
  'protocol',
  'host',
  'hostname',
  'port',
  'username',
  'password',
  'pathname',
  'search',
  'hash',
  'href',
] as const;

/** Writes ada's `url_components` of `url` into `target`. */
function measure(url: ParsedUrl, target: Uint32Array): void {
  const { href } = url;
  const protocolEnd = url.protocol.length;
  const hasAuthority = href.startsWith('//', protocolEnd);
  let position = protocolEnd + (hasAuthority ? 2 : 0);
  let usernameEnd = position;
  let hostStart = position;
  if (hasAuthority && (url.username !== '' || url.password !== '')) {
    usernameEnd = position + url.username.length;
    hostStart = usernameEnd + (url.password === '' ? 0 : 1 + url.password.length);
    position = hostStart + 1;
  }
  const hostEnd = hasAuthority ? position + url.hostname.length : position;
  const pathnameStart = hostEnd + (url.port === '' ? 0 : 1 + url.port.length);
  const hashStart = href.indexOf('#');
  const question = href.indexOf('?');
  const hasSearch = question >= 0 && (hashStart < 0 || question < hashStart);
  target.set([
    protocolEnd,
    usernameEnd,
    hostStart,
    hostEnd,
    url.port === '' ? OMITTED : Number(url.port),
    // `scheme:/.//path`: a path that starts with two slashes and no host
    !hasAuthority && href.startsWith('/.', pathnameStart) && url.pathname.startsWith('//')
      ? pathnameStart + 2
      : pathnameStart,
    hasSearch ? question : OMITTED,
    hashStart < 0 ? OMITTED : hashStart,
    SCHEMES[url.protocol] ?? NOT_SPECIAL,
  ]);
}

export function createUrlBinding(context: ProcessContext): Record<string, unknown> {
  const HostURL = host.URL;
  const urlComponents = new Uint32Array(9);

  const tryParse = (input: string, base?: string): ParsedUrl | undefined => {
    try {
      const url = base === undefined ? new HostURL(input) : new HostURL(input, base);
      if (dropsHosts && url.protocol === 'file:')
        return withFileHost(url, FILE_HOST.test(input) ? input : (base ?? ''));
      // Chromium keeps this host, which the standard drops.
      if (url.protocol === 'file:' && url.hostname === 'localhost')
        return new HostURL(url.href.replace('//localhost', '//'));
      // Chromium keeps `%20` in the host of a special URL, where the standard has a failure.
      return url.protocol in SCHEMES && FORBIDDEN_IN_HOST.test(url.hostname) ? undefined : url;
    } catch {
      return undefined;
    }
  };

  function invalid(input: string, base?: string): never {
    const { ERR_INVALID_URL } = context.requireBuiltin('internal/errors')['codes'] as Record<
      string,
      new (input: string, base?: string) => Error
    >;
    if (ERR_INVALID_URL === undefined) throw new TypeError('Invalid URL');
    throw base === undefined ? new ERR_INVALID_URL(input) : new ERR_INVALID_URL(input, base);
  }

  function parse(input: unknown, base: unknown, raise: boolean): string | undefined {
    const text = String(input);
    const baseText = base === undefined ? undefined : (base as string);
    const url = tryParse(text, baseText);
    if (url === undefined) {
      if (raise) invalid(text, baseText);
      return undefined;
    }
    measure(url, urlComponents);
    return url.href;
  }

  function pathToFileURL(path: string, windows: boolean, host_?: string): string {
    const escaped = (windows ? path.replaceAll('\\', '/') : path)
      .replaceAll('%', '%25')
      .replaceAll('\\', '%5C')
      .replaceAll('\n', '%0A')
      .replaceAll('\r', '%0D')
      .replaceAll('\t', '%09')
      .replaceAll('?', '%3F')
      .replaceAll('#', '%23');
    const native = new HostURL(`file://${host_ ?? ''}`);
    native.pathname = escaped;
    const url = dropsHosts ? withFileHost(native, `file://${host_ ?? ''}`) : native;
    measure(url, urlComponents);
    return url.href;
  }

  function update(href: string, action: number, value: string): string | false {
    const property = UPDATES[action];
    if (property === undefined) return false;
    const url = new HostURL(href);
    if (property === 'href') {
      const replaced = tryParse(value);
      if (replaced === undefined) return false;
      measure(replaced, urlComponents);
      return replaced.href;
    }
    url[property] = property === 'port' ? value.replace(/[\t\n\r]/g, '').replace(/^(\d+).*$/s, '$1') : value;
    if (dropsHosts && url.protocol === 'file:') {
      const kept = withFileHost(url, /^host/.test(property) ? `file://${value}` : href);
      measure(kept, urlComponents);
      return kept.href;
    }
    if (url.protocol in SCHEMES && FORBIDDEN_IN_HOST.test(url.hostname)) url.href = href;
    measure(url, urlComponents);
    return url.href;
  }

  const domain = (name: string): string => tryParse(`ws://${name}`)?.hostname ?? '';
  return {
    urlComponents,
    parse,
    pathToFileURL,
    update,
    canParse: (input: string, base?: string) => tryParse(input, base) !== undefined,
    getOrigin: (input: string) => tryParse(input)?.origin ?? 'null',
    domainToASCII: domain,
    domainToUnicode: (name: string) => domainToUnicode(domain(name)),
    format: (href: string, hash: boolean, unicode: boolean, search: boolean, auth: boolean) => {
      const url = new HostURL(href);
      if (!hash) url.hash = '';
      if (!search) url.search = '';
      if (!auth) {
        url.username = '';
        url.password = '';
      }
      if (!unicode || !url.hostname.includes('xn--')) return url.href;
      const at = url.href.indexOf(url.hostname);
      return url.href.slice(0, at) + domainToUnicode(url.hostname) + url.href.slice(at + url.hostname.length);
    },
  };
}
