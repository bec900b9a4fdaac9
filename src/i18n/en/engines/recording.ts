/** What processes and threads of a recorded run are called, and how they ended. */
export const recording = {
  process: (pid: number): string => `process ${pid}`,
  clusterWorker: (id: number): string => `cluster worker ${id}`,
  thread: (tid: number): string => `thread ${tid}`,
  mainThread: 'main thread',
  endedFromOutside: 'ended from outside',
  terminated: 'terminated',
  endedBy: (signal: string): string => `ended by ${signal}`,
  exitCode: (code: number | null): string => `exit code ${code ?? 'unknown'}`,
};
