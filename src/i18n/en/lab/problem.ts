/** A run that ended as a whole. */
export const problem = {
  unnamed: 'The run ended with an error. Run the tests again.',
};
