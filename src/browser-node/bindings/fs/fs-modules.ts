import { S_IFMT, S_IFREG } from '../../fs/constants.ts';
import type { FsSupport } from './fs-support.ts';

/** What may stand after `main` and, without a usable `main`, after the package's folder. Lib knows them by index. */
const MAIN_ENDINGS = ['', '.js', '.json', '.node', '/index.js', '/index.json', '/index.node'];
const FOLDER_ENDINGS = ['index.js', 'index.json', 'index.node'];
const WASM_MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** An error as Node's C++ code throws it: a code, and nothing else of its own. */
export function codedError(
  Maker: ErrorConstructor | TypeErrorConstructor | RangeErrorConstructor,
  code: string,
  message: string,
): Error {
  return Object.assign(new Maker(message), { code });
}

function pathFromBase(base: string): string {
  const url = new URL(base);
  return decodeURIComponent(url.pathname);
}

/** The functions of `internalBinding('fs')` that serve module resolution. */
export function createModuleFunctions(support: FsSupport) {
  const { vfs } = support.context;
  const isFile = (path: string): boolean => {
    const stat = vfs.statIfExists(path);
    return stat !== undefined && (stat.mode & S_IFMT) === S_IFREG;
  };

  return {
    getFormatOfExtensionlessFile(path: unknown): number {
      const absolute = support.absolute(path);
      if (!isFile(absolute)) return 0;
      const start = vfs.readFile(absolute).subarray(0, WASM_MAGIC.length);
      return start.length === WASM_MAGIC.length && WASM_MAGIC.every((byte, index) => start[index] === byte) ? 1 : 0;
    },
    legacyMainResolve(folder: unknown, main: unknown, base: unknown): number {
      const root = support.absolute(folder).replace(/\/*$/, '/');
      if (typeof main === 'string') {
        const found = MAIN_ENDINGS.findIndex((ending) => isFile(`${root}${main}${ending}`));
        if (found !== -1) return found;
      }
      const found = FOLDER_ENDINGS.findIndex((ending) => isFile(`${root}${ending}`));
      if (found !== -1) return MAIN_ENDINGS.length + found;
      if (typeof base !== 'string') {
        const message = 'The "base" argument must be of type string or an instance of URL.';
        throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
      }
      const wanted = `${root}${typeof main === 'string' ? main.replace(/^\.\//, '') : 'index.js'}`;
      const message = `Cannot find package '${wanted}' imported from ${pathFromBase(base)}`;
      throw codedError(Error, 'ERR_MODULE_NOT_FOUND', message);
    },
  };
}
