/** How much help a reader has asked for. */
export interface HelpState {
  /** Rungs of the hint ladder that are open, by task id. */
  hints: Readonly<Record<string, number>>;
  /** How often the solution was asked for. */
  solutionAsked: number;
}

export const noHelp: HelpState = { hints: {}, solutionAsked: 0 };

/** What was asked for in either of two: help that was given stays given. */
export function eitherHelp(a: HelpState, b: HelpState): HelpState {
  const ids = Object.keys({ ...a.hints, ...b.hints });
  return {
    hints: Object.fromEntries(ids.map((id) => [id, Math.max(a.hints[id] ?? 0, b.hints[id] ?? 0)])),
    solutionAsked: Math.max(a.solutionAsked, b.solutionAsked),
  };
}

/** Opens the next rung of a task's ladder of `rungs`. */
export function askHint(help: HelpState, taskId: string, rungs: number): HelpState {
  const open = Math.min((help.hints[taskId] ?? 0) + 1, rungs);
  return { ...help, hints: { ...help.hints, [taskId]: open } };
}

/** The solution is shown to those who passed everything, or who ask a second time. */
export function maySeeSolution(help: HelpState, passed: boolean): boolean {
  return help.solutionAsked >= (passed ? 1 : 2);
}

/** Reads stored help; anything malformed counts as none. */
export function parseHelp(value: unknown): HelpState {
  if (typeof value !== 'object' || value === null) return noHelp;
  const { hints, solutionAsked } = value as { hints?: unknown; solutionAsked?: unknown };
  const open = typeof hints === 'object' && hints !== null ? Object.entries(hints) : [];
  return {
    hints: Object.fromEntries(open.filter((entry): entry is [string, number] => Number.isInteger(entry[1]))),
    solutionAsked: Number.isInteger(solutionAsked) ? Number(solutionAsked) : 0,
  };
}
