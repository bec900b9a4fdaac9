/** The part for processes that are the shell, npm or a small command. */
import type { ProcessContext } from '../process/context.ts';
import { becomes, runShellProgram } from '../shell/start.ts';

/** What instance.ts takes of it. */
export interface ShellPart {
  becomes: typeof becomes;
  runShellProgram: typeof runShellProgram;
}

export const bindings = {
  hotpath_shell: (_context: ProcessContext) => ({ becomes, runShellProgram }) satisfies ShellPart,
};
