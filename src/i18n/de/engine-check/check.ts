import type * as en from '../../en/engine-check/check.ts';

export const check: typeof en.check = { off: 'Wer diese Website betreibt, hat WebContainers abgeschaltet.' };
