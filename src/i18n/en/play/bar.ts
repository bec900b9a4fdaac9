/** The playground's own bar. */
export const playBar = {
  run: 'Run',
  start: 'Start from a template',
  templates: 'Templates',
  reset: 'Reset files',
  nothing: 'Nothing has run yet. Everything runs in your browser.',
  fromGuide: 'These are the programs of the guide. Undo brings your own files back.',
  undoTemplate: 'Undo brings your own files back.',
  templateFailed: 'The template could not be downloaded. Check your connection and try again.',
};
