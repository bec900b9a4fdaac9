import type * as en from '../../en/editor/code.ts';

export const code: typeof en.code = {
  label: 'Code-Editor. Escape verlässt ihn.',
};
