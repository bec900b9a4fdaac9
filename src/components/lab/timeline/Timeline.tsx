import { useState } from 'preact/hooks';
import { timeline as words } from '#words/lab/outcome.ts';
import type { EngineName, RunRecording } from '../../../engines/types.ts';
import { useLater } from '../use-later.ts';

interface Props {
  recordings: readonly RunRecording[] | undefined;
  /** The engine that ran; undefined while that is not known. */
  engine: EngineName | undefined;
}

/** What processes and threads did in a run, behind a disclosure: the drawing is loaded when it is opened. */
export function Timeline({ recordings, engine }: Props) {
  const [open, setOpen] = useState(false);
  const View = useLater(open || undefined, () => import('./TimelineView.tsx'))?.TimelineView;
  if (recordings === undefined) {
    return engine === 'webcontainer' ? <p class="lab-note">{words.none}</p> : null;
  }
  return (
    <details class="lab-timeline" data-testid="timeline" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.title}</summary>
      {open && View && <View key={recordings[0]?.origin} recordings={recordings} />}
      {open && !View && <p class="lab-note">{words.loading}</p>}
    </details>
  );
}
