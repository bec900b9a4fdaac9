/** Reading a file of progress, and what it would change. Loaded when a reader chooses one. */

/** Why a file is not taken. */
export const badFile = {
  noExport: 'This file is not a Hotpath progress export. Choose the JSON file that "Save to a file" gave you.',
  tooLarge: (megabytes: number, most: number): string =>
    `This file has ${megabytes.toFixed(1)} MB. A progress export has at most ${most} MB.`,
  noJson: 'This file is not JSON. Choose the file that "Save to a file" gave you.',
  version: (found: string): string =>
    `This export has version ${found}. Reload the page to get the newest site, then import again.`,
  tooMany: (entries: number, most: number): string =>
    `This file has ${entries} entries. A progress export has at most ${most}.`,
  entry: (place: number): string => `entry ${place}`,
  shape: (kind: string): string => `is not what "${kind}" looks like`,
};

export const importPreview = {
  heading: (name: string): string => `What ${name} would change`,
  table: 'Entries by kind',
  kind: 'What',
  cases: { new: 'New', newer: 'Newer than yours', older: 'Older than yours', identical: 'The same' },
  choose: 'Take over',
  take: {
    new: (count: number): string => `what you do not have (${count})`,
    newer: (count: number): string => `what is newer than yours (${count})`,
    older: (count: number): string => `what is older, in place of yours (${count})`,
  },
  refused: (count: number): string => (count === 1 ? 'One entry is refused' : `${count} entries are refused`),
  more: (count: number): string => `and ${count} more`,
  load: (count: number): string => `Take over (${count})`,
  cancel: 'Cancel',
  nothing: 'There is nothing in it that you do not have already.',
};
