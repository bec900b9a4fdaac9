/** Around every dialog of the workbench. */
export const frame = {
  close: 'Close',
};
