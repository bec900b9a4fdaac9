import { useEffect } from 'preact/hooks';

/** Counts the time that the reader spends on what `id` names (see time-keys.ts), from the first thing they do. */
export function useTime(id: string): void {
  useEffect(() => {
    const end = new AbortController();
    const begun = new AbortController();
    const begin = (): void => {
      begun.abort();
      void import('./track-time.ts').then(({ trackTime }) => trackTime(id, end.signal)).catch(() => undefined);
    };
    for (const type of ['pointerdown', 'keydown', 'wheel'])
      document.addEventListener(type, begin, { passive: true, signal: begun.signal });
    return () => {
      begun.abort();
      end.abort();
    };
  }, [id]);
}
