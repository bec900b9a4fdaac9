/** Which engine runs a lab, and why. */
export const policy = {
  names: { 'browser-node': 'Embedded engine', webcontainer: 'WebContainer' },
  line: (name: string, node: string, why: string): string => `${name}${node === '' ? '' : `, Node.js ${node}`}: ${why}`,
  skips: (missing: string): string => `It lacks ${missing}: tasks that need it are skipped.`,
  chosen: 'you chose it.',
  chosenOff: 'this site does not use WebContainers.',
  required: 'this lab needs it.',
  requiredOff: 'this lab was made for a WebContainer, which this site does not use.',
  preferred: 'this lab is at its best here.',
  only: 'the engine of this site.',
  atOnce: 'ready at once, also offline.',
  booting: 'ready at once. A WebContainer is starting in the background.',
  fallback: 'everything works on it.',
  lacks: (missing: string): string => `the WebContainer is ready, but lacks ${missing}, which this lab needs.`,
  covers: 'ready, and it can do all that this lab needs.',
};

/** Ways in which a WebContainer can fail; the engines' own list is checked against it where it is used. */
type Kind =
  | 'unsupported-browser'
  | 'not-isolated'
  | 'network'
  | 'damaged'
  | 'blocked-storage'
  | 'licence'
  | 'timeout'
  | 'out-of-memory'
  | 'crash';

/** Why there is no WebContainer, and what the reader can do about it. */
export const webcontainer: Readonly<Record<Kind, readonly [what: string, mend: string]>> = {
  'unsupported-browser': [
    'WebContainers do not run in this browser.',
    'Use a current Chrome, Edge or Firefox on a computer, or stay on the embedded engine.',
  ],
  'not-isolated': [
    'This host does not send the headers that WebContainers need.',
    'Tell whoever hosts it: the page about self-hosting lists them.',
  ],
  network: [
    'The WebContainer could not be downloaded.',
    'Check your connection, and whether something blocks stackblitz.com. Then try again.',
  ],
  damaged: ['The WebContainer arrived damaged.', 'Try again; if that repeats, stay on the embedded engine.'],
  'blocked-storage': [
    'This browser blocks the storage that WebContainers need.',
    'Allow cookies and storage for stackblitz.com: in Brave lower the Shields, in Edge set tracking prevention to Balanced, leave private mode. Then try again.',
  ],
  licence: [
    'StackBlitz does not let this site use WebContainers.',
    'Whoever hosts it needs a licence and an API key from StackBlitz; you can do everything on the embedded engine.',
  ],
  timeout: [
    'StackBlitz gave no answer in time.',
    'Often a network, a content blocker or strict tracking prevention blocks stackblitz.com. Allow it, then reload the page: your edits are kept.',
  ],
  'out-of-memory': ['There was not enough memory for a WebContainer.', 'Close other tabs, then try again.'],
  crash: ['The WebContainer stopped working.', 'Try again; if that repeats, stay on the embedded engine.'],
};
