import type * as en from '../../en/bench/gauges.ts';

export const gauges: typeof en.gauges = {
  untold: 'sagt dieser Browser nicht',
  names: { 'event-loop delay': 'Verzögerung des Event Loops', heap: 'Heap' },
};
