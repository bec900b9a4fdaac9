/** `--env-file` and `--env-file-if-exists`: variables from files, before anything else runs. */
import { parseEnv } from '../bindings/parse-env.ts';
import type { ProcessContext } from './context.ts';
import { host } from './host-globals.ts';

/** Sets what is not set yet; a later file wins over an earlier one. A missing file becomes `context.options.error`. */
export function loadEnvFiles(context: ProcessContext): void {
  const { values } = context.options;
  const listed = (name: string): string[] => [(values[name] as string | string[] | undefined) ?? []].flat();
  const required = listed('--env-file').filter((file) => file !== '');
  const optional = listed('--env-file-if-exists').filter((file) => file !== '');
  const found: Record<string, string> = {};
  for (const file of [...required, ...optional]) {
    const path = file.startsWith('/') ? file : `${context.cwd()}/${file}`;
    if (context.vfs.statIfExists(path) === undefined) {
      if (required.includes(file)) context.options.error = `node: ${file}: not found`;
      continue;
    }
    Object.assign(found, parseEnv(new host.TextDecoder().decode(context.vfs.readFile(path))));
  }
  const { env } = context.process;
  for (const [name, value] of Object.entries(found)) env[name] ??= value;
}
