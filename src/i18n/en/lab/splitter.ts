/** The bars between the panes of a lab. */
export const splitter = {
  instructions: 'Width of the instructions',
  results: 'Width of the results',
};
