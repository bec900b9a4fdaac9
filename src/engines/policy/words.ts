import { containerFailure, containerMend } from '../webcontainer/messages.ts';
import type { ContainerState, Decision, LabWishes } from './decide.ts';

interface Facts {
  decision: Decision;
  lab: LabWishes;
  container: ContainerState;
  /** Node's version in the embedded engine. */
  node: string;
}

/** What readers call the engines. */
export const ENGINE_NAMES = { 'browser-node': 'Embedded engine', webcontainer: 'WebContainer' } as const;

/** The tool bar's line: which engine, which Node, and why. */
export function engineLine(facts: Facts): string {
  const { decision, container, node } = facts;
  const version = decision.engine === 'browser-node' ? node : container.status === 'ready' ? container.node : '';
  const name = ENGINE_NAMES[decision.engine];
  return `${name}${version === '' ? '' : `, Node.js ${version}`}: ${why(facts)}`;
}

function why({ decision, lab, container }: Facts): string {
  const { engine, missing } = decision;
  const list = missing.join(', ');
  const skipped = missing.length === 0 ? '' : ` It lacks ${list}: tasks that need it are skipped.`;
  switch (decision.reason) {
    case 'pinned':
      if (engine === 'browser-node') return `you chose it.${skipped}`;
      return container.status === 'failed'
        ? `you chose it. ${containerFailure(container.kind)}`
        : `you chose it.${skipped}`;
    case 'pinned-off':
      return 'this site does not use WebContainers.';
    case 'lab-requires':
      if (engine === 'webcontainer' && container.status === 'failed')
        return `this lab needs it. ${containerFailure(container.kind)}`;
      return `this lab needs it. ${lab.engine?.reason ?? ''}`;
    case 'lab-requires-off':
      return `this lab was made for a WebContainer, which this site does not use. ${lab.engine?.reason ?? ''}`;
    case 'lab-prefers':
      return `this lab is at its best here. ${lab.engine?.reason ?? ''}`;
    case 'off':
      return 'the engine of this site.';
    case 'not-started':
      return 'ready at once, also offline.';
    case 'booting':
      return 'ready at once. A WebContainer is starting in the background.';
    case 'failed':
      return container.status === 'failed' ? `everything works on it. ${containerFailure(container.kind)}` : '';
    case 'lacks':
      return `the WebContainer is ready, but lacks ${list}, which this lab needs.`;
    case 'covers':
      return 'ready, and it can do all that this lab needs.';
  }
}

/** What the reader can do about a failure; empty when there is nothing to do. */
export function engineAdvice({ container }: Pick<Facts, 'container'>): string {
  return container.status === 'failed' ? containerMend(container.kind) : '';
}
