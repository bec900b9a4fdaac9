/** What a question says when it cannot be answered yet. Part of every guide. */
export const wanted = {
  notLoaded: 'The question could not be loaded. Check the network, and try again.',
};
