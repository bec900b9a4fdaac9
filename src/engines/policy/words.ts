import { policy as words } from '#words/engines/policy.ts';
import { containerFailure, containerMend } from '../webcontainer/messages.ts';
import type { ContainerState, Decision, LabWishes } from './decide.ts';

interface Facts {
  decision: Decision;
  lab: LabWishes;
  container: ContainerState;
  /** Node's version in the embedded engine. */
  node: string;
}

/** The tool bar's line: which engine, which Node, and why. */
export function engineLine(facts: Facts): string {
  const { decision, container, node } = facts;
  const version = decision.engine === 'browser-node' ? node : container.status === 'ready' ? container.node : '';
  return words.line(words.names[decision.engine], version, why(facts));
}

function why({ decision, lab, container }: Facts): string {
  const { engine, missing } = decision;
  const list = missing.join(', ');
  const skipped = missing.length === 0 ? '' : ` ${words.skips(list)}`;
  const failure = container.status === 'failed' ? containerFailure(container.kind) : undefined;
  /** The lab's own sentence is content. */
  const reason = lab.engine?.reason ?? '';
  switch (decision.reason) {
    case 'pinned':
      return engine === 'webcontainer' && failure !== undefined
        ? `${words.chosen} ${failure}`
        : `${words.chosen}${skipped}`;
    case 'pinned-off':
      return words.chosenOff;
    case 'lab-requires':
      return `${words.required} ${engine === 'webcontainer' ? (failure ?? reason) : reason}`;
    case 'lab-requires-off':
      return `${words.requiredOff} ${reason}`;
    case 'lab-prefers':
      return `${words.preferred} ${reason}`;
    case 'off':
      return words.only;
    case 'not-started':
      return words.atOnce;
    case 'booting':
      return words.booting;
    case 'failed':
      return failure === undefined ? '' : `${words.fallback} ${failure}`;
    case 'lacks':
      return words.lacks(list);
    case 'covers':
      return words.covers;
  }
}

/** What the reader can do about a failure; empty when there is nothing to do. */
export function engineAdvice({ container }: Pick<Facts, 'container'>): string {
  return container.status === 'failed' ? containerMend(container.kind) : '';
}
