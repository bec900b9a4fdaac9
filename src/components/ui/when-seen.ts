/** Calls `wake` for each element when it comes into view, once. */
export function whenSeen(elements: Iterable<HTMLElement>, wake: (element: HTMLElement) => void): void {
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      wake(target as HTMLElement);
    }
  });
  for (const element of elements) observer.observe(element);
}
