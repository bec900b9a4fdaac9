/** What is behind "Details" of the engines. */
export const engineDetails = {
  open: 'Details',
  title: 'About the engine',
  steps: 'Start of the WebContainer',
  reload: 'Reload the page',
  retry: 'Try again',
};
