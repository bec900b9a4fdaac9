const KEPT = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SYSTEMROOT', 'ComSpec', 'PATHEXT'];

/**
 * The environment of a lab's process: what any program needs, nothing of the shell or test runner that started us
 * (`NODE_OPTIONS`, `NODE_TEST_CONTEXT`, `FORCE_COLOR`, tokens…).
 */
export function labEnvironment(added: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = KEPT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), NO_COLOR: '1', ...added };
}
