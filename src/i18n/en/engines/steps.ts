/** The steps in which the embedded engine starts. */
export const steps = {
  engine: 'Load Node.js',
  frame: 'Make an isolated frame',
};
