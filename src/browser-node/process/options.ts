/** Node's command-line options: parsed by the table recorded from the pinned binary, as `node_options.cc` does. */

/** `OptionType` of `internalBinding('options').types`. */
const OptionType = {
  NoOp: 0,
  V8Option: 1,
  Boolean: 2,
  Integer: 3,
  UInteger: 4,
  String: 5,
  HostPort: 6,
  StringList: 7,
} as const;

export interface OptionInfo {
  type: number;
  helpText: string;
  envVarSettings: number;
  defaultIsTrue: boolean;
}

/** The options table of {@link NodeFacts}. */
export interface OptionFacts {
  values: Record<string, unknown>;
  info: [string, OptionInfo][];
  aliases: [string, string[]][];
}

export interface CliOptions {
  /** Value of every option by its long name. */
  values: Record<string, unknown>;
  /** What `process.execArgv` shows. */
  execArgv: string[];
  /** Script and its arguments. */
  rest: string[];
  /** Set when an option is not known: Node's message, exit code 9. */
  error?: string;
}

/** Splits `args` (everything after `node`) into options and the script with its arguments. */
export function parseOptions(facts: OptionFacts, args: readonly string[]): CliOptions {
  const values: Record<string, unknown> = structuredClone(facts.values);
  const info = new Map(facts.info);
  const aliases = new Map(facts.aliases);
  const execArgv: string[] = [];
  const queue = [...args];
  const result: CliOptions = { values, execArgv, rest: [] };

  const set = (name: string, value: unknown): void => {
    values[name] = value;
    if (name.startsWith('--no-')) values[`--${name.slice(5)}`] = value === false;
    else values[`--no-${name.slice(2)}`] = value === false;
  };

  while (queue.length > 0) {
    const argument = queue[0] ?? '';
    if (argument === '--') {
      queue.shift();
      break;
    }
    if (!argument.startsWith('-') || argument === '-') break;
    queue.shift();
    execArgv.push(argument);

    const equals = argument.startsWith('--') ? argument.indexOf('=') : -1;
    let name = equals < 0 ? argument : argument.slice(0, equals);
    let inline = equals < 0 ? undefined : argument.slice(equals + 1);
    const alias = aliases.get(name);
    if (alias !== undefined) {
      name = alias[0] ?? name;
      for (const extra of alias.slice(1).reverse()) queue.unshift(extra);
      if (alias.length > 1) inline = undefined;
    }
    name = name.replaceAll('_', '-');
    const negated = name.startsWith('--no-') && !info.has(name);
    const known = negated ? `--${name.slice(5)}` : name;
    const option = info.get(known);
    if (option === undefined) {
      result.error = `node: bad option: ${argument}`;
      return result;
    }
    if (option.type === OptionType.Boolean) {
      set(known, !negated);
      // `-p` takes its script as a following plain argument.
      if (
        known === '--print' &&
        queue[0] !== undefined &&
        !queue[0].startsWith('-') &&
        (values['--eval'] === undefined || values['--eval'] === '')
      ) {
        set('--eval', queue.shift());
      }
      continue;
    }
    if (option.type === OptionType.NoOp || option.type === OptionType.V8Option) {
      if (known.startsWith('--stack-trace-limit') && inline !== undefined) Error.stackTraceLimit = Number(inline);
      continue;
    }
    if (inline === undefined) {
      inline = queue.shift();
      if (inline === undefined) {
        result.error = `node: ${argument} requires an argument`;
        return result;
      }
      execArgv.push(inline);
    }
    if (option.type === OptionType.Integer || option.type === OptionType.UInteger) set(known, Number(inline));
    else if (option.type === OptionType.StringList)
      set(known, [...((values[known] as string[] | undefined) ?? []), inline]);
    else set(known, inline);
  }
  result.rest = queue;
  return result;
}
