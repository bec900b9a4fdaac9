/** The keys of the workbench, and what each does. */
export const keys = {
  title: 'Keyboard shortcuts',
  ctrl: 'Ctrl or ⌘',
  ctrlOnly: 'Ctrl',
  runTests: 'Run the tests, anywhere on this page.',
  runCommand: 'Run the command, anywhere on this page.',
  save: 'In the editor: hear that your work is kept. Every change is, as you make it.',
  enter: 'On the code: start to edit.',
  escape: 'Leave the editor. Tab then moves on; inside the editor it indents.',
  tab: 'In the editor: make Tab move the focus in place of indenting.',
  commands: 'In the editor: all of its commands.',
  arrows: 'On the bar between two panes: make them wider or narrower. On the tabs: choose a file.',
  hide: 'On the bar between two panes: hide the outer pane, or bring it back.',
  tree: 'In the file tree: choose. → and ← open and close folders, F2 renames, Delete deletes.',
  help: 'Show this list.',
};
