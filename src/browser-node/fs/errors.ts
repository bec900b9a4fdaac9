/** Names of the POSIX errors that the virtual file system reports. */
export type FsErrorCode =
  | 'EACCES'
  | 'EBADF'
  | 'EBUSY'
  | 'EEXIST'
  | 'EFBIG'
  | 'EINVAL'
  | 'EIO'
  | 'EISDIR'
  | 'ELOOP'
  | 'EMFILE'
  | 'EMLINK'
  | 'ENAMETOOLONG'
  | 'ENODEV'
  | 'ENOENT'
  | 'ENOSPC'
  | 'ENOTDIR'
  | 'ENOTEMPTY'
  | 'ENOTSUP'
  | 'ENXIO'
  | 'EPERM'
  | 'ESPIPE'
  | 'EXDEV';

/** A POSIX error of the virtual file system; bindings turn it into Node's own error with errno, syscall and path. */
export class FsError extends Error {
  readonly code: FsErrorCode;

  constructor(code: FsErrorCode, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'FsError';
    this.code = code;
  }
}

/** Throws an {@link FsError}; usable as an expression. */
export function fail(code: FsErrorCode, detail = ''): never {
  throw new FsError(code, detail);
}
