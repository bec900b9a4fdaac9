/** The notice of a page whose work is not kept. */
export const storageNotice = {
  name: 'Storage',
  save: 'Save to a file',
  retry: 'Try again',
  page: 'Your progress',
  close: 'Close',
  well: 'Everything is saved again.',
};
