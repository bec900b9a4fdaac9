import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { frame as words } from '#words/lab/frame.ts';
import type { LabSummary } from '../../../lab/session/package.ts';
import { labClient } from '../client.ts';
import styles from './dialogs.css?url';

interface Props {
  lab: LabSummary;
  title: string;
  wide?: boolean;
  children: ComponentChildren;
}

/** A modal dialog of the lab. Escape and "Close" end it; the focus goes back to where it was. */
export function Frame({ lab, title, wide, children }: Props) {
  const { dialog } = labClient(lab);
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => element.current?.showModal(), []);
  return (
    <dialog
      ref={element}
      class={wide ? 'lab-dialog wide' : 'lab-dialog'}
      aria-labelledby={heading}
      onClose={() => {
        dialog.value = undefined;
      }}
    >
      <div class="lab-dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" class="hp-button" onClick={() => element.current?.close()}>
          {words.close}
        </button>
      </div>
      {/* As a file of its own: the page's policy allows no inline styles, and the page does without them until now. */}
      <link rel="stylesheet" href={styles} />
      {children}
    </dialog>
  );
}
