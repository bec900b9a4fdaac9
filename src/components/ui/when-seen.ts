/** Safari has no idle callbacks. */
const soon: (work: () => void) => void = 'requestIdleCallback' in globalThis ? requestIdleCallback : setTimeout;

/** Calls `wake` for each element that comes into view, once, and when that is painted: what is fetched then does not hold it back. */
export function whenSeen(elements: Iterable<HTMLElement>, wake: (element: HTMLElement) => void): void {
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      soon(() => wake(target as HTMLElement));
    }
  });
  for (const element of elements) observer.observe(element);
}
