/** Linux's signals 1 to 31, by number. */
const NAMES =
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'.split(
    ' ',
  );

export const SIGKILL = 9;

/** Signals whose default action is to do nothing; SIGUSR1 starts Node's debugger, which is not here. */
const IGNORED: ReadonlySet<number> = new Set([10, 17, 18, 23, 28]);
/** Signals that stop a process until SIGCONT: a Worker cannot be stopped. */
const STOPPING: ReadonlySet<number> = new Set([19, 20, 21, 22]);

/** `SIGTERM` for 15; undefined for what is no signal. */
export function signalName(number: number): string | undefined {
  const name = NAMES[number - 1];
  return name === undefined ? undefined : `SIG${name}`;
}

/** What a signal does to a process that does not watch for it. */
export function defaultAction(number: number): 'end' | 'ignore' | 'stop' {
  return IGNORED.has(number) ? 'ignore' : STOPPING.has(number) ? 'stop' : 'end';
}
