/** How an engine gets ready, and the way out when it does not. */
export const boot = {
  label: 'Starting Node.js',
  states: {
    idle: 'not begun',
    running: 'running',
    completed: 'completed',
    failed: 'failed',
    skipped: 'skipped',
  },
  failedAfter: (duration: string): string => `failed after ${duration}`,
  useEmbedded: 'Use the embedded engine',
};
