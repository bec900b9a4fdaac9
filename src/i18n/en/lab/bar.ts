/** What the bars of labs and of the playground have in common. */
export const bar = {
  stop: 'Stop',
  share: 'Share',
  keys: 'Shortcuts',
  full: 'Full screen',
  undo: 'Undo',
  dialogFailed: 'That could not be loaded. Check your connection and try again.',
};
