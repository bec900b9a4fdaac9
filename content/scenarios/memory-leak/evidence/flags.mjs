import { EventEmitter } from 'node:events';

/** Emits `change` with all flags when one of them is switched. */
export const flags = new EventEmitter();
let all = { newProfile: true };
flags.on('change', (next) => {
  all = next;
});

/** The flags as they are now. */
export const current = () => all;
