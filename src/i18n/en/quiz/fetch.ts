/** Why questions did not come. */
export const fetching = {
  status: (status: number): string => `The questions cannot be loaded (${status}). Reload the page.`,
  broken: 'The questions cannot be loaded. Reload the page.',
};
