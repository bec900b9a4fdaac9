/** Reduces what fs functions return or throw to plain data that can be compared between two file systems. */
export function plain(value: unknown): unknown {
  if (value === undefined) return '<undefined>';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `<function ${value.name}>`;
  if (typeof value === 'symbol') return value.toString();
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Error) return plainError(value);
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return `<${value.constructor.name} ${bytes.toString('hex')}>`;
  }
  if (Array.isArray(value)) return value.map(plain);
  const name = value.constructor.name;
  if (name === 'Stats' || name === 'BigIntStats') return plainStats(value as Record<string, unknown>);
  if (name === 'Dirent') return plainDirent(value as Record<string, unknown>);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function plainError(error: Error): unknown {
  const fields = Object.getOwnPropertyNames(error).filter((name) => name !== 'stack');
  const values = fields.map((name) => [name, plain((error as unknown as Record<string, unknown>)[name])]);
  return { error: error.name, constructor: error.constructor.name, values };
}

/** Kinds and types; numbers only where both file systems must agree. */
function plainStats(stats: Record<string, unknown>): unknown {
  const kinds = ['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket', 'isBlockDevice', 'isCharacterDevice'];
  const is = kinds.filter((kind) => (stats[kind] as () => boolean).call(stats));
  const isDirectory = is.includes('isDirectory');
  const fields = Object.keys(stats).map((key) => `${key}:${typeof stats[key]}`);
  const { mode, nlink, size, uid, gid, rdev } = stats;
  const agreed = isDirectory ? { mode, nlink } : { mode, nlink, size };
  return { is, fields, ...(plain({ ...agreed, uid, gid, rdev }) as object) };
}

function plainDirent(dirent: Record<string, unknown>): unknown {
  const kinds = ['isFile', 'isDirectory', 'isSymbolicLink'];
  const is = kinds.filter((kind) => (dirent[kind] as () => boolean).call(dirent));
  return { dirent: plain(dirent['name']), parent: plain(dirent['parentPath']), is };
}
