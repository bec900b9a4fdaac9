import type { LabSummary } from '../../lab/session/package.ts';
import type { Location } from '../../schemas/results.ts';
import { labClient } from './client.ts';
import { showPane } from './panes.ts';

interface Props {
  lab: LabSummary;
  location: Location;
}

/** A place in a file; pressing it opens the editor there. */
export function Place({ lab, location }: Props) {
  const { file, line, column } = location;
  return (
    <button
      type="button"
      class="lab-place"
      onClick={() => {
        showPane('code');
        labClient(lab).session.openFile(file, { line, column });
      }}
    >
      {file}, line {line}
    </button>
  );
}
