import { useEffect, useState } from 'preact/hooks';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';
import { showPane } from './panes.ts';
import { useLater } from './use-later.ts';

/** What the hash of an address asks for: a file, perhaps a line and a column in it. */
const PLACE = /^#file=([\w./@-]+)(?::(\d+))?(?::(\d+))?$/;

/** Looks at the address: for a place to open, and for somebody's version; what reads and shows that is loaded only then. */
export function Shared({ lab }: { lab: LabSummary }) {
  const { session, state } = labClient(lab);
  const { restored } = state.value;
  const [hash, setHash] = useState<string>();
  const bar = useLater(hash, () => import('./SharedBar.tsx'));
  useEffect(() => {
    const look = (): void => {
      setHash(location.hash.startsWith('#shared=') ? location.hash : undefined);
      const [, path, line, column = 1] = PLACE.exec(location.hash) ?? [];
      if (path === undefined) return;
      showPane('code');
      session.openFile(path, line === undefined ? line : { line: Number(line), column: Number(column) });
    };
    // A reader's own files are known only then.
    if (!restored) return;
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [restored]);
  return bar && hash !== undefined ? <bar.default lab={lab} hash={hash} onClose={() => setHash(undefined)} /> : null;
}
