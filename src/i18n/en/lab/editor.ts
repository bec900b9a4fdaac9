/** Around the code: the tabs, and what stands below it. */
export const editor = {
  label: (path: string, writable: boolean): string =>
    `${path}${writable ? '. Press Enter to edit, Escape to leave.' : ', read-only.'}`,
  failed: 'The editor could not be loaded. Check your connection.',
  retry: 'Try again',
  grades: 'Read-only: this is what grades your code.',
  keysOfLab: 'Esc leaves the editor. Ctrl+Enter runs the tests.',
  keysOfPlay: 'Esc leaves the editor. Ctrl+Enter runs the command.',
  reset: 'Reset file',
  showTests: 'Show tests',
  tree: 'File tree',
  files: 'Files',
  edited: 'edited',
  readOnly: 'read-only',
};
