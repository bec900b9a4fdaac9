export function seal(k0: number, k1: number, units: Uint16Array): string;
