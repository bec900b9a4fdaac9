const PLACEHOLDERS: Record<string, string> = {
  '<ms>': String.raw`\d+(?:\.\d+)?`,
  '<n>': String.raw`-?\d+(?:\.\d+)?`,
  '<any>': '.*',
};

/** Turns one expected line into a pattern; everything but placeholders is literal. */
function linePattern(expected: string): RegExp {
  const parts = expected.split(/(<ms>|<n>|<any>)/);
  const source = parts.map((part) => PLACEHOLDERS[part] ?? RegExp.escape(part)).join('');
  return new RegExp(`^${source}$`, 'u');
}

/** Trailing spaces and final line breaks do not count. */
function toLines(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * Compares printed with expected output, line by line. Placeholders: `<ms>` and `<n>` a number, `<any>` the rest of a line.
 * @returns what differs, as a sentence, or `undefined` when they agree.
 */
export function outputDifference(expected: string, actual: string, unordered = false): string | undefined {
  const want = toLines(expected);
  const got = toLines(actual);
  if (unordered) return unorderedDifference(want, got);
  const count = Math.max(want.length, got.length);
  for (let i = 0; i < count; i += 1) {
    const [wanted, printed] = [want[i], got[i]];
    if (wanted === undefined) return `output line ${i + 1} is not expected: ${quote(printed)}`;
    if (printed === undefined) return `output ends before line ${i + 1}: ${quote(wanted)}`;
    if (!linePattern(wanted).test(printed))
      return `output line ${i + 1}: expected ${quote(wanted)}, printed ${quote(printed)}`;
  }
  return undefined;
}

function unorderedDifference(want: string[], got: string[]): string | undefined {
  const left = [...got];
  for (const wanted of want) {
    const pattern = linePattern(wanted);
    const at = left.findIndex((line) => pattern.test(line));
    if (at === -1) return `no output line matches ${quote(wanted)}; left are ${left.map(quote).join(', ') || 'none'}`;
    left.splice(at, 1);
  }
  return left.length === 0 ? undefined : `output has lines that are not expected: ${left.map(quote).join(', ')}`;
}

function quote(line: string | undefined): string {
  return JSON.stringify(line ?? '');
}
