/** Saving all progress to a file, and loading it from one. */
export const progressFile = {
  save: 'Save to a file',
  load: 'Load from a file',
  hint: 'Everything you did on this site, in one JSON file. Before anything is loaded, you see what would change.',
  label: (name: string): string => `Loaded from ${name}`,
  loaded: (taken: number, kept: number): string => `${taken} entries taken over, ${kept} kept as they were.`,
  cancelled: 'Nothing was changed.',
  undo: 'Undo',
  undone: (restored: number, changed: number): string =>
    `${restored} entries are as they were before.${changed === 0 ? '' : ` ${changed} were changed since and stay.`}`,
  broken: 'The file cannot be read.',
};
