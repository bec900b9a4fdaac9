/** Punycode of domain labels (RFC 3492, section 6.2), decoding only: browsers keep no Unicode form of a host. */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;

function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return Math.floor(k + ((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

/** One label without its `xn--`. */
function decode(label: string): string {
  const dash = label.lastIndexOf('-');
  const output = dash > 0 ? Array.from(label.slice(0, dash), (char) => char.charCodeAt(0)) : [];
  const digits = label.slice(dash > 0 ? dash + 1 : 0);
  let n = INITIAL_N;
  let bias = INITIAL_BIAS;
  let i = 0;
  let before = 0;
  let weight = 1;
  let k = BASE;
  for (const char of digits) {
    const digit = parseInt(char, BASE);
    const value = char >= '0' && char <= '9' ? digit + T_MAX : digit - 10;
    i += value * weight;
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
    if (value >= threshold) {
      weight *= BASE - threshold;
      k += BASE;
      continue;
    }
    const length = output.length + 1;
    bias = adapt(i - before, length, before === 0);
    n += Math.floor(i / length);
    i %= length;
    output.splice(i, 0, n);
    before = ++i;
    weight = 1;
    k = BASE;
  }
  return String.fromCodePoint(...output);
}

/** A domain with its `xn--` labels in Unicode. */
export function domainToUnicode(domain: string): string {
  return domain.replace(/(?<![^.])xn--([a-z0-9-]+)/gi, (_, label: string) => decode(label.toLowerCase()));
}
