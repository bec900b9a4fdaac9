import type * as en from '../../en/bench/gauges.ts';

export const gauges: typeof en.gauges = {
  untold: 'sagt dieser Browser nicht',
  names: { 'event-loop delay': 'Event-Loop-Verzögerung', heap: 'Heap' },
};
