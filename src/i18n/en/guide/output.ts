/** Before a line of output: who wrote it. */
export const output = {
  thread: (tid: number): string => `thread ${tid}`,
};
