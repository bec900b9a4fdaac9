import type { ProcessContext } from '../../process/context.ts';
import * as cjsLexer from 'cjs-module-lexer';

/** What `internal/modules/package_json_reader` unpacks: name, main, type, imports, exports, path. */
type PackageFields = [
  name: string | undefined,
  main: string | undefined,
  type: string,
  imports: string | undefined,
  exports: string | undefined,
  path: string,
];

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
const packageJsonIn = (directory: string): string => `${directory === '/' ? '' : directory}/package.json`;

/** `internalBinding('modules')`: package.json files, read through the shared file system. */
export function createModulesBinding(context: ProcessContext): Record<string, unknown> {
  const { vfs } = context;

  function toFields(path: string, json: Record<string, unknown>): PackageFields {
    const text = (key: string): string | undefined => (typeof json[key] === 'string' ? json[key] : undefined);
    const plain = (key: string): string | undefined => {
      const value = json[key];
      if (value === undefined || value === null) return undefined;
      return typeof value === 'string' ? value : JSON.stringify(value);
    };
    const type = json['type'] === 'module' || json['type'] === 'commonjs' ? json['type'] : 'none';
    return [text('name'), text('main'), type, plain('imports'), plain('exports'), path];
  }

  function read(path: string, base?: string, specifier?: string): PackageFields | undefined {
    let text: string;
    try {
      text = new TextDecoder().decode(vfs.readFile(path));
    } catch {
      return undefined;
    }
    try {
      const json = JSON.parse(text) as unknown;
      return toFields(path, typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {});
    } catch (error) {
      const codes = context.requireBuiltin('internal/errors')['codes'] as Record<
        string,
        new (path: string, base: string | undefined, message: string) => Error
      >;
      const Invalid = codes['ERR_INVALID_PACKAGE_CONFIG'];
      const where = base === undefined ? undefined : specifier === undefined ? base : `"${specifier}" from ${base}`;
      throw Invalid === undefined ? error : new Invalid(path, where, (error as Error).message);
    }
  }

  function nearest(from: string): PackageFields | undefined {
    for (let directory = parentOf(from); ; directory = parentOf(directory)) {
      if (!directory.endsWith('/node_modules')) {
        const found = read(packageJsonIn(directory));
        if (found !== undefined) return found;
      }
      if (directory === '/') return undefined;
    }
  }

  const pathOf = (url: string): string => (url.startsWith('file:') ? decodeURIComponent(new URL(url).pathname) : url);

  return {
    ...context.facts.bindings['modules'],
    readPackageJSON: (path: string, _isEsm: boolean, base?: string, specifier?: string) => read(path, base, specifier),
    getNearestParentPackageJSON: (path: string) => nearest(path),
    getNearestParentPackageJSONType: (path: string) => nearest(path)?.[2] ?? 'none',
    getPackageScopeConfig: (url: string) => nearest(pathOf(url)) ?? '/package.json',
    getPackageType: (url: string) => {
      const type = nearest(pathOf(url))?.[2];
      return type === 'none' ? undefined : type;
    },
    setLazyPathHelpers: (meta: object, url: string) => {
      const filename = pathOf(url.replace(/[?#].*$/, ''));
      Object.assign(meta, { dirname: parentOf(filename), filename });
    },
    enableCompileCache: () => [0],
    getCompileCacheDir: () => undefined,
    flushCompileCache: () => undefined,
    getCompileCacheEntry: () => undefined,
    saveCompileCacheEntry: () => undefined,
  };
}

/** `internalBinding('cjs_lexer')`: names a CommonJS file exports, as far as its text tells. */
export function createCjsLexerBinding(): Record<string, unknown> {
  return {
    parse: (source: string): [Set<string>, string[]] => {
      const { exports, reexports } = cjsLexer.parse(source);
      return [new Set(exports), [...reexports]];
    },
  };
}
