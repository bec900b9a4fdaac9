/** Where messages of other threads lie in shared memory, see bindings/messaging/port-link.ts. What comes is passed to {@link EventLoop.arrive}. */
export interface Inbox {
  readonly isAwake: boolean;
  poll(): void;
  /** Waits for messages, at most `ms`; true when one has come. Afterwards the other threads call through the browser. */
  rest(ms: number): boolean;
}
