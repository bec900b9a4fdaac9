import { outcome as words } from '#words/lab/outcome.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import type { Location } from '../../schemas/results.ts';
import { labClient } from './client.ts';
import { showPane } from './panes.ts';

interface Props {
  lab: LabSummary;
  location: Location;
}

/** A place in a file: a link that opens the editor there, and that can be copied. */
export function Place({ lab, location }: Props) {
  const { file, line, column } = location;
  const href = `#file=${file}:${line}:${column}`;
  return (
    <a
      class="lab-place"
      href={href}
      onClick={(event) => {
        // A click with a modifier opens it elsewhere, as with any link.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        history.replaceState(history.state, '', href);
        showPane('code');
        labClient(lab).session.openFile(file, { line, column });
      }}
    >
      {words.place(file, line)}
    </a>
  );
}
