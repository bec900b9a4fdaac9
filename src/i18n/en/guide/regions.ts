/** What comes with every page that has a program: names of its blocks, and a failed download. */
export const regions = {
  output: (number: number): string => `Output, block ${number}`,
  source: (file: string): string => `Source of ${file}`,
  sourceOf: (file: string, question: string): string => `Source of ${file} of ${question}`,
  notLoaded: 'What runs programs could not be loaded. Check the network, and reload the page.',
};
