/** What is known when a page finds out whether it is isolated. */
export interface IsolationFacts {
  /** `crossOriginIsolated` of the page. */
  readonly isolated: boolean;
  /** The page itself came from the service worker. */
  readonly fromWorker: boolean;
  /** This tab was reloaded for it before; `undefined` where the tab cannot remember that. */
  readonly triedBefore: boolean | undefined;
  /** The reader has clicked or typed here: a reload would take something from them. */
  readonly touched: boolean;
}

/**
 * What a page does once a service worker is active that could isolate it: nothing when it is so already (the host sends the headers), or
 * when it came from the worker and still is not (this browser cannot); a reload, once a tab, while nobody has done anything yet; else an offer.
 */
export function isolationStep({
  isolated,
  fromWorker,
  triedBefore,
  touched,
}: IsolationFacts): 'none' | 'reload' | 'offer' {
  if (isolated || fromWorker) return 'none';
  // Where the tab remembers nothing, one reload could follow the other.
  return touched || triedBefore !== false ? 'offer' : 'reload';
}
