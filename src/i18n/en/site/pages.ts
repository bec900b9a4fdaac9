/** Pages of the site as they are built. */
export const notFound = {
  title: 'Page not found',
  description: 'There is no page at this address.',
  hero: 'This path is cold',
  tagline: 'There is no page at this address. It may have moved, or the link has a typing error.',
  guides: 'Go to the guides',
  labs: 'Go to the labs',
};

export const engineCheck = {
  title: 'Engine check',
  description: 'What the engines that run Node.js in a page do in your own browser.',
  about:
    'Labs run on an embedded engine, and on a WebContainer where your browser and network allow it. This page starts both in your own browser and tries everything that labs rely on. Nothing is sent anywhere: the report stays here until you copy it.',
  stackblitz:
    'The WebContainer comes from stackblitz.com: pressing the button asks that host for it, if the owner of this site has enabled it.',
};

export const offline = {
  title: 'Offline',
  description: 'What of this site works without a network, and how to keep all of it on this device.',
  kept: 'Sections that you open are kept on this device. So are the engine and the editor once you have used them. Without a network they work as before: labs are graded, quizzes count, and your progress stays where it always is, in this browser.',
  sizes:
    'Most hosts send files compressed, so that less is downloaded than is kept. A new version of the site waits until you let it in; what you have kept is brought up to date with it.',
};

export const progress = {
  title: 'Progress',
  description:
    'What you have done, where you are weak, what comes next and how much time it took. All of it is in this browser, and nowhere else.',
};

export const guides = {
  title: 'Guides',
  description: 'Guides to Node.js performance, each with programs you can run where they stand.',
  tagline: 'How the runtime behaves, shown by programs you can run and change where they stand.',
};
