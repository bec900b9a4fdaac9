/** The check of both engines. Its report for an issue has headings in English in each language. */
export const engineCheck = {
  check: 'Check both engines',
  stop: 'Stop',
  copy: 'Copy report',
  copied: 'The report is in your clipboard.',
  select: 'Your browser keeps the clipboard to itself: the text below is selected, copy it.',
  checking: 'Checking. This takes a minute or two.',
  checked: 'Checked.',
  nothing: 'Nothing was checked yet.',
  text: 'The report as text',
  report: 'Report',
  ownWords: (detail: string): string => `In its own words: ${detail}`,
  start: (engine: string): string => `Start of the ${engine}`,
  results: 'Results',
  what: 'What',
  status: { pass: 'works', fail: 'fails', skip: 'skipped' },
  step: { idle: 'idle', running: 'running', completed: 'completed', failed: 'failed', skipped: 'skipped' },
  engines: { 'browser-node': 'Embedded engine', webcontainer: 'WebContainer' },
  notYet: 'Not looked at yet.',
  summary: (node: string, passed: number, failed: number, skipped: number): string =>
    `Node.js ${node}: ${passed} passed, ${failed} failed, ${skipped} skipped.`,
};
