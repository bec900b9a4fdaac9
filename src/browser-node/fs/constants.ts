/** Linux's numbers (x86-64) for file modes and open flags; the same that Node reports in `fs.constants`. */
export const S_IFMT = 0o170000;
export const S_IFREG = 0o100000;
export const S_IFDIR = 0o040000;
export const S_IFLNK = 0o120000;
export const S_IFCHR = 0o020000;

export const O_WRONLY = 1;
export const O_RDWR = 2;
export const O_ACCMODE = 3;
export const O_CREAT = 0o100;
export const O_EXCL = 0o200;
export const O_TRUNC = 0o1000;
export const O_APPEND = 0o2000;
export const O_DIRECTORY = 0o200000;
export const O_NOFOLLOW = 0o400000;

export const R_OK = 4;
export const W_OK = 2;
export const X_OK = 1;

/** The only user and group of the engine's machine. */
export const USER_ID = 1000;

/** Longest name of one directory entry and longest path, in bytes. */
export const NAME_MAX = 255;
export const PATH_MAX = 4095;
/** Symbolic links followed before ELOOP. */
export const LINK_DEPTH_MAX = 40;
/** File descriptors one process can hold (`ulimit -n`). */
export const OPEN_MAX = 65536;

/** Block size that `stat` and `statfs` report, in bytes. */
export const BLOCK_SIZE = 4096;
/** Device number that `stat` reports for every file. */
export const DEVICE_ID = 0x801;
export const ROOT_INO = 2;
