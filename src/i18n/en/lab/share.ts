/** Giving one's version to others. */
export const share = {
  title: 'Share your version',
  link: 'Link to your changed files',
  linkNote: 'Who opens it sees your version beside theirs. Your code is in the link itself and on no server.',
  unchanged: 'You have not changed anything yet, so there is nothing to link to.',
  copyLink: 'Copy link',
  linkCopied: 'Link copied.',
  copyMarkdown: 'Copy as Markdown',
  markdownCopied: 'Copied as Markdown.',
  download: 'Download as zip',
  saved: (name: string): string => `Saved as ${name}.`,
  cannotCopy: 'Your browser does not let this page copy. Select the text and copy it yourself.',
  /** Before and after a command. */
  zipOfLab: ['The zip runs on your own Node.js 24 with ', '. Nothing has to be installed.'] as readonly [
    string,
    string,
  ],
  zipOfPlay: 'The zip holds all files, for your own Node.js 24. Nothing has to be installed.',
  /** For the Markdown: how the tests went when that is not known. */
  played: 'Written in the playground.',
  unproven: 'The tests have not run on this version.',
};

/** README.md of the zip, below its title. In Markdown. */
export const readme = {
  lab: 'Run the tests with Node.js 24: `node --test`. Nothing has to be installed.',
  play: 'Nothing has to be installed.',
};
