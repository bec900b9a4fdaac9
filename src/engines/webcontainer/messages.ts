import type { EngineFailureKind } from '../types.ts';

/** Why there is no WebContainer, and what the reader can do about it. */
const SENTENCES: Readonly<Record<EngineFailureKind, readonly [what: string, mend: string]>> = {
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

/** What happened, in one sentence. */
export function containerFailure(kind: EngineFailureKind): string {
  return SENTENCES[kind][0];
}

/** What the reader can do about it. */
export function containerMend(kind: EngineFailureKind): string {
  return SENTENCES[kind][1];
}
