/** `tickInfo` of Node's task queue: [has tick scheduled, has rejection to warn]. `onSet` is called when one of them becomes true. */
export function createTickInfo(onSet: () => void): [number, number] {
  const info: [number, number] = [0, 0];
  for (const index of [0, 1] as const) {
    let value = 0;
    Object.defineProperty(info, index, {
      get: () => value,
      set: (next: number) => {
        value = next;
        if (next !== 0) onSet();
      },
    });
  }
  return info;
}
