/** What the search dialog says. Part of every page. */
export const search = {
  unreachable: 'The search index could not be loaded. Check your connection and open search again.',
  notBuilt: 'The search index could not be loaded. It exists only in the built site.',
  nothing: (query: string): string => `Nothing found for “${query}”.`,
  found: (count: number): string => `${count} ${count === 1 ? 'page' : 'pages'} found`,
};
