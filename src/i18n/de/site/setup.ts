import type * as en from '../../en/site/setup.ts';

export const site: typeof en.site = {
  description:
    'Lerne Node.js-Performance, indem du sie machst: Guides, Labs, die deinen Code prüfen, und Quizze, alles in deinem eigenen Browser.',
  appName: 'Hotpath: Node.js-Performance',
  picture: 'Hotpath: Node.js-Performance lernen, am laufenden Code',
};

export const pictureKinds: typeof en.pictureKinds = {
  guides: 'Guide',
  labs: 'Lab',
  quizzes: 'Quiz',
  interview: 'Interview',
  scenarios: 'Szenario',
};

export const starlight: typeof en.starlight = { 'themeSelect.auto': 'Auto' };

export const codeBlock: typeof en.codeBlock = {
  code: (language) => `${language || 'einfacher'} Code`,
  block: (what, place) => `${what}, Block ${place}`,
};
