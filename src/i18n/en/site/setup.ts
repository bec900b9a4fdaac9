/** The site as a whole, for its configuration, the installed app and search engines. */
export const site = {
  description: 'Learn Node.js performance by doing it: guides, graded labs and quizzes that run in your own browser.',
  appName: 'Hotpath: Node.js performance',
  /** What the picture of link previews shows. */
  picture: 'Hotpath: learn Node.js performance by running it',
};

/** What a page is, on its picture in link previews. */
export const pictureKinds = {
  guides: 'Guide',
  labs: 'Lab',
  quizzes: 'Quiz',
  interview: 'Interview',
  scenarios: 'Scenario',
};

/** Starlight's own words where ours are better: its German one for this does not fit its field. */
export const starlight = { 'themeSelect.auto': 'Auto' };

/** What screen readers call a block of code. */
export const codeBlock = {
  code: (language: string): string => `${language || 'plain'} code`,
  block: (what: string, place: number): string => `${what}, block ${place}`,
};
