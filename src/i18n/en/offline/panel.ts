/** The page on the offline copy. */
export const offlinePanel = {
  missing: 'There is no network, and the page you asked for is not on this device.',
  looking: 'Looking at what is on this device.',
  all: 'Everything is available offline',
  keep: (size: string): string => `Make everything available offline (${size})`,
  cancel: 'Cancel',
  remove: 'Remove the offline copy',
  removed: 'The offline copy is removed. Your progress is kept. Pages that you open from now on are kept again.',
  copy: 'Offline copy',
  of: (here: number | string, all: number | string): string => `${here} of ${all}`,
  here: (here: string, all: string): string => `${here} of ${all} are on this device.`,
  part: 'Part',
  files: 'Files here',
  size: 'Size here',
};

/** The parts of the site. */
export const offlineParts = {
  guides: 'Guides',
  labs: 'Labs and playground',
  questions: 'Quizzes, interviews, scenarios',
  engine: 'Node.js engine',
  assets: 'Editor, scripts, styles',
  search: 'Search',
  rest: 'Everything else',
};

const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`);

/** How a download ended. */
export const downloadEnd = {
  done: 'Everything is on this device. New versions of the site will be fetched whole.',
  cancelled: 'Cancelled. What came until then is kept; the button goes on from there.',
  full: 'Your browser has no more room for this site. What came until then is kept. Free some space on the disk, or remove the data of other sites, then go on with the button.',
  network: (count: number): string =>
    `${files(count)} could not be reached. Check your connection, then go on with the button.`,
  damaged: (count: number): string =>
    `${files(count)} came other than they were built and were not kept. Reload this page: there may be a new version. If that repeats, something between you and the host changes files.`,
  room: (used: string, allowed: string): string => `It uses ${used} of the ${allowed} that the browser allows it.`,
};

/** Why there is no offline copy. */
export const noOffline = {
  development: 'The development server keeps nothing offline. Run npm start to try it.',
  insecure: 'Browsers keep sites offline only over HTTPS or on localhost, and this address is neither.',
  unknown: 'This browser cannot keep sites offline. A private window may be the reason.',
  notStarted: 'The offline copy could not be started. Reload this page to try again.',
  refused: (reason: string): string =>
    `This browser does not let the site keep anything offline. Allow it to store data, then reload. (${reason})`,
};
