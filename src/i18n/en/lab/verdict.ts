/** What a run or a benchmark came to, in one sentence. */
export const verdict = {
  tasks: (passed: number, of: number): string => `${passed} of ${of} tasks passed.`,
  allPassed: 'All tests passed.',
  failed: (titles: readonly string[]): string => `Failed: ${titles.join(', ')}.`,
  tests: (task: string, passed: number, of: number): string => `${task}: ${passed} of ${of} tests passed.`,
  labDone: 'With it, all tasks have passed.',
  words: { better: 'better', worse: 'worse', inconclusive: 'inconclusive', faster: 'faster', slower: 'slower' },
  inconclusive: 'Inconclusive.',
  interval: (from: string, to: string): string => `95 % interval ${from} to ${to}`,
  sides: (candidate: string, baseline: string): string => `${candidate} against ${baseline}`,
  better: (sides: string, ratio: string, word: string, interval: string): string =>
    `${sides}: ${ratio} ${word} (${interval}).`,
  worse: (sides: string, ratio: string, word: string, interval: string): string =>
    `${sides}: ${word}, only ${ratio} as good (${interval}).`,
  chance: 'The interval includes 1, so chance alone could explain the difference.',
  small: (least: string): string => `The difference may be smaller than the ${least} that counts here.`,
  measured: (ratio: string, interval: string): string => `Measured ${ratio} (${interval}).`,
};
