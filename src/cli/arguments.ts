import { parseArgs, type ParseArgsConfig } from 'node:util';

/**
 * `parseArgs` for a command that people type: `--help` prints `usage` and ends with 0; an option that it does not know is
 * named above the usage, and the command ends with 2.
 */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}
