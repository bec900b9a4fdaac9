/** A row of a file tree as it is drawn. Folders have no role; `level` counts from 1. */
export interface TreeRow {
  /** Path of the file, or of the folder with a slash at its end. */
  path: string;
  /** Last part of the path. */
  name: string;
  level: number;
  /** Set for folders: whether what lies in it is shown. */
  expanded?: boolean;
  /** Place among its siblings, from 1, and how many there are. */
  position: number;
  siblings: number;
}

/** The rows of a tree of files that are in sight: folders before files, each in the order of the alphabet. */
export function treeRows(paths: readonly string[], collapsed: ReadonlySet<string>): TreeRow[] {
  return rowsBelow('', 1);

  function rowsBelow(folder: string, level: number): TreeRow[] {
    const below = paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    const folders = new Set(below.filter((path) => path.includes('/')).map((path) => path.split('/', 1)[0] ?? ''));
    const files = below.filter((path) => !path.includes('/'));
    const siblings = folders.size + files.length;
    const inside = [...folders].sort().flatMap((name, index) => {
      const path = `${folder}${name}/`;
      const expanded = !collapsed.has(path);
      const row = { path, name, level, expanded, position: index + 1, siblings };
      return [row, ...(expanded ? rowsBelow(path, level + 1) : [])];
    });
    const own = files.sort().map((name, index) => {
      return { path: folder + name, name, level, position: folders.size + index + 1, siblings };
    });
    return [...inside, ...own];
  }
}
