/** Somebody's version, opened by a link. */
export const sharedBar = {
  label: "Somebody's version",
  cannotOpen: 'This link cannot be opened in your browser.',
  holds: (files: readonly string[]): string =>
    `This link holds somebody's version of ${files.join(', ')}. Nothing of it has run, and your own files are as they were.`,
  hidden: (names: readonly string[]): string =>
    `It holds characters that cannot be seen (${names.join(', ')}): the comparison writes them out.`,
  older: 'It was made before this lab last changed.',
  compare: 'Compare with mine',
  take: 'Put it into my editor',
  taken: "Your files hold somebody's version now. Undo brings yours back.",
  close: 'Close',
};
