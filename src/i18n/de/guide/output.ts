import type * as en from '../../en/guide/output.ts';

export const output: typeof en.output = {
  thread: (tid) => `Thread ${tid}`,
};
